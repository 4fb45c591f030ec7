import { useState } from 'react';
import { useRoom, useUserMedia, type Signaling } from '@visavis/hooks';
import { CallAudio, CameraButton, ControlBar, LeaveButton, MicrophoneButton, VideoGrid, VideoTile } from '@visavis/ui';
import './tailwind.css';

/** A call of components and hooks, in the classes of Tailwind 4. */
export function TailwindCall({ signaling }: { signaling: Signaling }) {
  const [hasLeft, setLeft] = useState(false);
  const { stream, camera, microphone, stop } = useUserMedia({ autoStart: true });
  const room = useRoom({ signaling, name: 'Ada', media: stream, autoJoin: !hasLeft });

  function leave() {
    setLeft(true);
    room.leave();
    stop();
  }

  if (hasLeft) return <p className="p-8 text-xl">You left the call.</p>;
  return (
    <main className="grid h-[36rem] grid-rows-[1fr_auto] gap-3 bg-slate-900 p-3">
      <VideoGrid className="h-full">
        <VideoTile self name="Ada" stream={stream} className="rounded-none ring-2 ring-teal-400" />
        {room.participants.map((other) => (
          <VideoTile
            key={other.id}
            name={other.name}
            stream={other.camera}
            microphone={other.microphone}
            status={other.status}
            className="rounded-none"
          />
        ))}
      </VideoGrid>
      <ControlBar className="mx-auto rounded-none bg-slate-800">
        <MicrophoneButton status={microphone.status} onClick={() => void microphone.toggle()} />
        <CameraButton status={camera.status} onClick={() => void camera.toggle()} />
        <LeaveButton onClick={leave} />
      </ControlBar>
      <CallAudio participants={room.participants} />
    </main>
  );
}
