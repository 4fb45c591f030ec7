import { useRoom, useUserMedia } from '@visavis/hooks';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import { CameraButton, ControlBar, LeaveButton, MicrophoneButton, VideoGrid, VideoTile } from '@visavis/ui';
import '@visavis/ui/styles.css';
import { useEffect, useState } from 'react';
import { connectPusher } from './pusher';

/** The same with components. */
export function Call({ room, name }: { room: string; name: string }) {
  const [signaling] = useState(() => pusherSignaling({ pusher: connectPusher(), room }));
  const media = useUserMedia({ autoStart: true });
  const { join, leave, participants } = useRoom({ signaling, name, media });
  useEffect(() => void join(), [join]);
  const { camera, microphone } = media;
  return (
    <main>
      <VideoGrid>
        <VideoTile self name={name} stream={media.stream} />
        {participants.map((each) => (
          <VideoTile
            key={each.id}
            name={each.name}
            stream={each.camera}
            status={each.status}
            microphone={each.microphone}
          />
        ))}
      </VideoGrid>
      <ControlBar>
        <MicrophoneButton status={microphone.status} onClick={() => void microphone.toggle()} />
        <CameraButton status={camera.status} onClick={() => void camera.toggle()} />
        <LeaveButton onClick={leave} />
      </ControlBar>
    </main>
  );
}
