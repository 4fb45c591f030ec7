import { useState } from 'react';
import { useCallErrors, useChat, useDevices, useRoom, useUserMedia, type Signaling } from '@visavis/hooks';
import { CallAnnouncer, CallAudio, CameraButton, ChatPanel, ControlBar, ErrorNotice, LeaveButton, Lobby } from '@visavis/ui';
import { MicrophoneButton, VideoGrid, VideoTile, WaitingRoomList } from '@visavis/ui';
import { door, eye, stethoscope } from './icons';

/** A visit: the patient waits until the doctor lets them in; then they see each other, write, and send files. */
export function Visit({ signaling }: { signaling: Signaling }) {
  const [name, setName] = useState('');
  const media = useUserMedia({ autoStart: true });
  const { cameras, microphones, speakers } = useDevices();
  const room = useRoom({ signaling, name, media, access: 'locked' });
  const chat = useChat(room);
  const errors = useCallErrors({ media, room, chat });
  const { camera, microphone, stream } = media;
  const others = room.participants;

  function leave() {
    room.leave();
    media.stop();
  }

  const notices = errors.map(({ source, id, error }) => <ErrorNotice key={`${source} ${id} ${error.code}`} error={error} />);
  if (room.status === 'left') return <p className="p-8 text-xl">The visit is over. You can close this page.</p>;
  if (!room.inRoom && room.status !== 'waiting') {
    return (
      <main className="mx-auto max-w-4xl p-4">
        {notices}
        <Lobby
          {...{ stream, camera, microphone, cameras, microphones, speakers, name }}
          heading="Your visit"
          joining={room.status === 'joining'}
          onNameChange={setName}
          onJoin={() => void room.join()}
        />
      </main>
    );
  }
  return (
    <main className="grid h-dvh grid-rows-[1fr_auto] gap-2 bg-slate-900 p-2 lg:grid-cols-[1fr_22rem]">
      <section className="relative">
        <VideoGrid className="h-full">
          <VideoTile self name={name} stream={stream} className="rounded-none ring-2 ring-teal-400" />
          {others.map((other) => (
            <VideoTile key={other.id} name={other.name} stream={other.camera} microphone={other.microphone} status={other.status} />
          ))}
        </VideoGrid>
        <div className="absolute inset-x-4 top-4">
          {notices}
          {room.status === 'waiting' && <output>The doctor will let you in.</output>}
          <WaitingRoomList participants={room.waitingRoom} onAdmit={room.admit} onDecline={room.decline} />
        </div>
      </section>
      {room.inRoom && <ChatPanel {...chat.panelProps} className="min-h-0 lg:row-span-2" />}
      <ControlBar>
        <MicrophoneButton icon={stethoscope} status={microphone.status} onClick={() => void microphone.toggle()} />
        <CameraButton icon={eye} status={camera.status} onClick={() => void camera.toggle()} />
        <LeaveButton icon={door} onClick={leave} />
      </ControlBar>
      <CallAudio participants={others} />
      <CallAnnouncer participants={others} />
    </main>
  );
}
