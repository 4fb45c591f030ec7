import { useRoom, useUserMedia } from '@visavis/hooks';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import { useEffect, useState } from 'react';
import { connectPusher } from './pusher';
import { Video } from './Video';

/** A call with everybody in the room. */
export function Call({ room, name }: { room: string; name: string }) {
  const [signaling] = useState(() => pusherSignaling({ pusher: connectPusher(), room }));
  const media = useUserMedia({ autoStart: true });
  const { join, leave, participants } = useRoom({ signaling, name, media });
  useEffect(() => void join(), [join]);
  return (
    <main>
      <Video stream={media.stream} muted />
      {participants.map(({ id, camera }) => (
        <Video key={id} stream={camera} />
      ))}
      <button type="button" onClick={() => void media.microphone.toggle()}>
        Microphone
      </button>
      <button type="button" onClick={() => void media.camera.toggle()}>
        Camera
      </button>
      <button type="button" onClick={leave}>
        Leave
      </button>
    </main>
  );
}
