import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import {
  AudioMeter,
  AutoplayGate,
  CallAnnouncer,
  CallAudio,
  CallInspector,
  CameraButton,
  ChatButton,
  ChatPanel,
  ConnectionBadge,
  ControlBar,
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
} from './index';
import { ko } from './locales/ko';

const track = { status: 'off', deviceId: null, toggle: () => undefined, select: () => undefined } as const;
const ignore = () => undefined;

test('every component renders on a server', () => {
  const html = renderToString(
    <AutoplayGate>
      <VideoGrid>
        <VideoTile name="Ada" status="connected" microphone="muted" speaking />
      </VideoGrid>
      <ControlBar>
        <MicrophoneButton status="on" />
        <CameraButton status="off" />
        <ScreenShareButton status="idle" />
        <ChatButton open={false} unread={2} />
        <DetailsButton open={false} />
        <LeaveButton />
      </ControlBar>
      <DevicePicker kind="camera" devices={[]} value={null} />
      <DevicePickers camera={track} microphone={track} cameras={[]} microphones={[]} speakers={[]} />
      <AudioMeter level={null} />
      <ChatPanel messages={[{ id: '1', name: 'Ada', text: 'Hello', at: 0 }]} />
      <ConnectionBadge status="connecting" />
      <CallAnnouncer participants={[]} />
      <CallAudio participants={[{ id: 'ada', camera: null }]} volumes={{ ada: 1.5 }} />
      <CallInspector connections={[]} />
      <CallInspector
        connections={[
          {
            id: 'a',
            name: 'Ada',
            status: 'connected',
            path: { kind: 'direct', local: 'host', remote: 'srflx', protocol: 'udp' },
            samples: [
              {
                at: 0,
                route: { roundTripMs: 3 },
                sent: { bitrateKbps: null },
                received: { bitrateKbps: 4 },
                inbound: { audio: [], video: [] },
                outbound: { audio: [], video: [] },
              },
            ],
            events: [{ id: 1, at: 0, kind: 'offer' }],
          },
        ]}
      />
      <SpeakerTest />
      <IceCheckPanel status="done" servers={[{ url: 'stun:a', status: 'ok' }]} nat="none" />
      <FileTransferPanel transfers={[]} onSend={ignore} />
      <TileMenu name="Ada" />
      <Menu id="more" aria-label="More" items={[{ id: 'hand', label: 'Raise hand', onSelect: ignore }]} />
      <PictureInPicture open onClose={ignore} />
      <ErrorNotice error={{ code: 'room-full' }} />
      <WaitingRoomList participants={[{ id: 'ben', name: 'Ben' }]} onAdmit={ignore} />
      <RecordingIndicator status="recording" names={['Ada']} onStop={ignore} />
      <SafetyCode name="Ada" code={null} />
      <RaisedHand />
      <Reactions reactions={[{ id: 1, icon: '👏' }]} />
      <ReactionPicker onReact={ignore} />
      <InviteLink link="https://example.com" />
      <QrCode text="https://example.com" />
      <ParticipantList participants={[{ id: 'ada', name: 'Ada', self: true }]} />
      <SpeakingWhileMutedHint speaking />
      <ShortcutHelp keys={{ microphone: 'm' }} />
      <DropHint />
      <Lobby
        stream={null}
        camera={track}
        microphone={track}
        cameras={[]}
        microphones={[]}
        speakers={[]}
        name=""
        onNameChange={ignore}
        onJoin={ignore}
      />
    </AutoplayGate>,
  );
  for (const name of ['Participants', 'Call controls', 'Leave call', 'Join call', 'This call is full.', 'Choose files', 'Raise hand', 'Copy link', 'Admit Ben', 'Ada (you)']) {
    expect(html).toContain(name);
  }
});

test('a provider sets the language of all of them, and a component may say it otherwise', () => {
  const html = renderToString(
    <LabelsProvider labels={ko}>
      <LeaveButton />
      <LeaveButton labels={{ leave: 'Hang up' }} />
    </LabelsProvider>,
  );
  expect(html).toContain('통화 나가기');
  expect(html).toContain('Hang up');
});
