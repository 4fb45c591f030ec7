// @vitest-environment jsdom
import { act, StrictMode, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as components from './index';
import { Call } from './call/index';

// Applications test their own pages in jsdom, which has no MediaStream, no ResizeObserver, no popovers and no
// playback. Every component has to render there, and to take a press on each of its buttons.
const {
  AudioMeter,
  AutoplayGate,
  CallAnnouncer,
  CallAudio,
  CallInspector,
  CameraButton,
  ChatButton,
  ChatPanel,
  ChatPanelComposer,
  ChatPanelLog,
  ChatPanelMessage,
  ChatPanelRoot,
  ChatPanelTyping,
  ConnectionBadge,
  ControlBar,
  ControlButton,
  DetailsButton,
  DevicePicker,
  DevicePickers,
  DropHint,
  ErrorNotice,
  FileTransferPanel,
  IceCheckPanel,
  InviteLink,
  LabelsProvider,
  LeaveButton,
  Lobby,
  Menu,
  MicrophoneButton,
  ParticipantList,
  PictureInPicture,
  QrCode,
  RaisedHand,
  ReactionPicker,
  Reactions,
  RecordingIndicator,
  SafetyCode,
  ScreenShareButton,
  ShortcutHelp,
  SpeakerTest,
  SpeakingWhileMutedHint,
  TileMenu,
  VideoGrid,
  VideoTile,
  WaitingRoomList,
} = components;

const nothing = () => undefined;
const track = { status: 'on', deviceId: 'one', toggle: async () => undefined, select: async () => undefined } as const;
const devices = [{ deviceId: 'one', label: 'Desk' }];
const picked = { camera: track, microphone: track, cameras: devices, microphones: devices, speakers: devices };
const message = { id: '1', name: 'Ada', text: 'See https://example.com', at: 0, own: false } as const;
const file = { id: '2', direction: 'incoming', name: 'plan.pdf', type: 'application/pdf', sizeBytes: 8, status: 'offered', transferredBytes: 0 } as const;
const connection = { id: 'ada', name: 'Ada', status: 'connected', route: 'direct', roundTripMs: 20 } as const;

const elements: Record<string, ReactElement> = {
  AudioMeter: <AudioMeter level={{ subscribe: () => nothing, getLevel: () => 0.5 }} />,
  AutoplayGate: <AutoplayGate>page</AutoplayGate>,
  CallAnnouncer: <CallAnnouncer participants={[{ id: 'ada', name: 'Ada' }]} />,
  CallAudio: <CallAudio participants={[{ id: 'ada' }]} />,
  CallInspector: <CallInspector connections={[connection]} />,
  CameraButton: <CameraButton status="on" />,
  ChatButton: <ChatButton open={false} unread={2} />,
  ChatPanel: <ChatPanel messages={[message]} onSend={nothing} onAttach={nothing} onSendPhoto={nothing} onClose={nothing} />,
  ChatPanelComposer: <ChatPanelComposer onSend={nothing} />,
  ChatPanelLog: <ChatPanelLog messages={[message]} />,
  ChatPanelMessage: <ChatPanelMessage message={message} />,
  ChatPanelRoot: <ChatPanelRoot onAttach={nothing} />,
  ChatPanelTyping: <ChatPanelTyping names={['Ada']} />,
  ConnectionBadge: <ConnectionBadge status="connected" quality="fair" />,
  ControlBar: <ControlBar><LeaveButton /></ControlBar>,
  ControlButton: <ControlButton control="hand" label="Raise hand" icon="✋" />,
  DetailsButton: <DetailsButton open />,
  DevicePicker: <DevicePicker kind="camera" devices={devices} value="one" onSelect={nothing} />,
  DevicePickers: <DevicePickers {...picked} />,
  DropHint: <DropHint />,
  ErrorNotice: <ErrorNotice error={{ code: 'device-lost', recovery: 'plug-in-device' }} onRetry={nothing} onDismiss={nothing} />,
  FileTransferPanel: <FileTransferPanel transfers={[file]} onSend={nothing} onAccept={nothing} onDecline={nothing} />,
  IceCheckPanel: <IceCheckPanel status="done" servers={[]} onStart={nothing} />,
  InviteLink: <InviteLink link="https://example.com/r/tea" />,
  LabelsProvider: <LabelsProvider labels={{ chatPanel: { title: 'Questions' } }}><ChatPanel messages={[]} /></LabelsProvider>,
  LeaveButton: <LeaveButton />,
  Lobby: <Lobby {...picked} stream={null} name="Ada" onNameChange={nothing} onJoin={nothing} />,
  Menu: <><button type="button" popoverTarget="menu">Open</button><Menu id="menu" aria-label="More" items={[{ id: 'mute', label: 'Mute', onSelect: nothing }]} /></>,
  MicrophoneButton: <MicrophoneButton status="muted" />,
  ParticipantList: <ParticipantList participants={[{ id: 'ada', name: 'Ada', self: true }]} />,
  PictureInPicture: <PictureInPicture open onClose={nothing}>call</PictureInPicture>,
  QrCode: <QrCode text="https://example.com" />,
  RaisedHand: <RaisedHand position={1} />,
  ReactionPicker: <ReactionPicker onReact={nothing} />,
  Reactions: <Reactions reactions={[{ id: 1, icon: '👏' }]} />,
  RecordingIndicator: <RecordingIndicator status="recording" durationSeconds={3} onStop={nothing} onDiscard={nothing} />,
  SafetyCode: <SafetyCode code="12345" name="Ada" />,
  ScreenShareButton: <ScreenShareButton status="idle" />,
  ShortcutHelp: <ShortcutHelp keys={{ microphone: 'm' }} enabled onEnabledChange={nothing} />,
  SpeakerTest: <SpeakerTest />,
  SpeakingWhileMutedHint: <SpeakingWhileMutedHint speaking />,
  TileMenu: <VideoTile name="Ada"><TileMenu name="Ada" onPinnedChange={nothing} /></VideoTile>,
  VideoGrid: <VideoGrid>{['Ada', 'Dr. Ben', '하나'].map((name) => <VideoTile key={name} name={name} self={name === 'Ada'} />)}</VideoGrid>,
  VideoTile: <VideoTile name="Ada" status="reconnecting" microphone="muted" speaking />,
  WaitingRoomList: <WaitingRoomList participants={[{ id: 'ada', name: 'Ada' }]} onAdmit={nothing} onDecline={nothing} />,
};

let errors: unknown[];
const onError = ({ error }: ErrorEvent) => void errors.push(error);

beforeEach(() => {
  errors = [];
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  addEventListener('error', onError);
});
afterEach(() => removeEventListener('error', onError));

it('says that no sound can be played where there is no Web Audio', async () => {
  const container = document.createElement('div');
  const root = createRoot(container);
  await act(async () => root.render(<SpeakerTest />));
  await act(async () => container.querySelector('button')!.click());
  expect(container.querySelector('[data-state="failed"]')).not.toBeNull();
  await act(async () => root.unmount());
});

it('knows every component that the package exports', () => {
  const exported = Object.keys(components).filter((name) => /^[A-Z]/.test(name));
  expect(Object.keys(elements).toSorted()).toEqual(exported.toSorted());
});

it.each(Object.entries({ ...elements, Call: <Call room="tea" name="Ada" /> }))(
  '%s renders in jsdom, and takes a press on each of its buttons',
  async (_, element) => {
    const container = document.body.appendChild(document.createElement('div'));
    const root = createRoot(container, { onUncaughtError: (error) => errors.push(error), onCaughtError: (error) => errors.push(error) });
    await act(async () => root.render(<StrictMode>{element}</StrictMode>));
    // What floats in a window of its own is not in the page.
    expect(container.innerHTML === '').toBe(element.type === PictureInPicture);
    for (const button of container.querySelectorAll('button')) await act(async () => button.click());
    await act(async () => root.unmount());
    container.remove();
    expect(errors).toEqual([]);
  },
);
