import type { CSSProperties, ReactElement } from 'react';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import * as ui from './index';

/** What an application may say of any root element. */
interface Root {
  className: string;
  style: CSSProperties;
  ref: (element: Element | null) => void;
  'data-owner': string;
}

const track = { status: 'off', deviceId: null, select: () => undefined, toggle: () => undefined } as const;
const devices = { camera: track, microphone: track, cameras: [], microphones: [], speakers: [] };
const ignore = () => undefined;

/** Somebody whose sound is held back, without whom the gate has no root. */
function Silenced() {
  ui.useAutoplayGate(true, ignore);
  return null;
}

const components: Record<string, (root: Root) => ReactElement> = {
  AudioMeter: (root) => <ui.AudioMeter {...root} level={null} />,
  AutoplayGate: (root) => (
    <ui.AutoplayGate {...root}>
      <Silenced />
    </ui.AutoplayGate>
  ),
  CallAnnouncer: (root) => <ui.CallAnnouncer {...root} participants={[]} />,
  CallAudio: (root) => <ui.CallAudio {...root} participants={[]} />,
  CallInspector: (root) => <ui.CallInspector {...root} connections={[]} />,
  CameraButton: (root) => <ui.CameraButton {...root} status="off" />,
  ChatButton: (root) => <ui.ChatButton {...root} open={false} />,
  ChatPanel: (root) => <ui.ChatPanel {...root} messages={[]} />,
  ChatPanelComposer: (root) => <ui.ChatPanelComposer {...root} />,
  ChatPanelLog: (root) => <ui.ChatPanelLog {...root} messages={[]} />,
  ChatPanelMessage: (root) => <ui.ChatPanelMessage {...root} message={{ id: '1', name: 'Ada', text: 'Hello', at: 0 }} />,
  ChatPanelRoot: (root) => <ui.ChatPanelRoot {...root} />,
  ChatPanelTyping: (root) => <ui.ChatPanelTyping {...root} names={[]} />,
  ConnectionBadge: (root) => <ui.ConnectionBadge {...root} status="connected" />,
  ControlBar: (root) => <ui.ControlBar {...root} />,
  ControlButton: (root) => <ui.ControlButton {...root} label="Wave" control="wave" icon={null} />,
  DetailsButton: (root) => <ui.DetailsButton {...root} open={false} />,
  DevicePicker: (root) => <ui.DevicePicker {...root} kind="camera" devices={[]} value={null} />,
  DevicePickers: (root) => <ui.DevicePickers {...root} {...devices} />,
  DropHint: (root) => <ui.DropHint {...root} />,
  ErrorNotice: (root) => <ui.ErrorNotice {...root} error={{ code: 'room-full' }} />,
  FileTransferPanel: (root) => <ui.FileTransferPanel {...root} transfers={[]} />,
  IceCheckPanel: (root) => <ui.IceCheckPanel {...root} status="idle" servers={[]} />,
  InviteLink: (root) => <ui.InviteLink {...root} link="https://example.com" />,
  LeaveButton: (root) => <ui.LeaveButton {...root} />,
  Lobby: (root) => (
    <ui.Lobby {...root} {...devices} stream={null} name="Ada" onNameChange={ignore} onJoin={ignore} />
  ),
  Menu: (root) => <ui.Menu {...root} id="menu" items={[]} />,
  MicrophoneButton: (root) => <ui.MicrophoneButton {...root} status="off" />,
  ParticipantList: (root) => <ui.ParticipantList {...root} participants={[]} />,
  QrCode: (root) => <ui.QrCode {...root} text="https://example.com" />,
  RaisedHand: (root) => <ui.RaisedHand {...root} />,
  ReactionPicker: (root) => <ui.ReactionPicker {...root} onReact={ignore} />,
  Reactions: (root) => <ui.Reactions {...root} reactions={[]} />,
  RecordingIndicator: (root) => <ui.RecordingIndicator {...root} />,
  SafetyCode: (root) => <ui.SafetyCode {...root} name="Ada" code={null} />,
  ScreenShareButton: (root) => <ui.ScreenShareButton {...root} status="idle" />,
  ShortcutHelp: (root) => <ui.ShortcutHelp {...root} keys={{}} />,
  SpeakerTest: (root) => <ui.SpeakerTest {...root} />,
  SpeakingWhileMutedHint: (root) => <ui.SpeakingWhileMutedHint {...root} speaking />,
  TileMenu: (root) => <ui.TileMenu {...root} name="Ada" />,
  VideoGrid: (root) => <ui.VideoGrid {...root} />,
  VideoTile: (root) => <ui.VideoTile {...root} name="Ada" />,
  WaitingRoomList: (root) => <ui.WaitingRoomList {...root} participants={[]} />,
};

test('every component is among these, but for the two that have no element', () => {
  const exported = Object.keys(ui).filter((name) => /^[A-Z]/.test(name));
  expect(Object.keys(components)).toEqual(
    exported.filter((name) => name !== 'LabelsProvider' && name !== 'PictureInPicture').toSorted(),
  );
});

test.each(Object.entries(components))('%s: className, style, ref and data-* are those of its root', async (_, make) => {
  const given: (Element | null)[] = [];
  const ref: Root['ref'] = (element) => void given.push(element);
  const screen = await render(
    make({ className: 'own', style: { letterSpacing: '3px' }, ref, 'data-owner': 'page' }),
  );
  const root = screen.container.firstElementChild as HTMLElement;
  expect([...screen.container.querySelectorAll('[data-owner], .own')]).toEqual([root]);
  expect(root.dataset['owner']).toBe('page');
  expect(root.className).toMatch(/^visavis-.* own$/);
  expect(root.style.letterSpacing).toBe('3px');
  expect(given).toEqual([root]);

  await screen.unmount();
  expect(given).toEqual([root, null]);
});
