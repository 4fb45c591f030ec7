import { useState } from 'react';
import { useRoom, useUserMedia } from '@visavis/hooks';
import { broadcastChannelSignaling } from '@visavis/hooks/signaling/broadcast-channel';
import { VideoGrid, VideoTile } from '@visavis/ui';

export function Call({ name }: { name: string }) {
  const [signaling] = useState(() => broadcastChannelSignaling({ room: 'start-here' }));
  const media = useUserMedia({ autoStart: true });
  const room = useRoom({ signaling, name, media });

  if (!room.inRoom) return <button onClick={() => void room.join()}>Join</button>;
  return (
    <VideoGrid style={{ blockSize: '16rem' }}>
      <VideoTile self name={name} stream={media.stream} />
      {room.participants.map(({ id, name, camera, microphone, status }) => (
        <VideoTile key={id} name={name} stream={camera} microphone={microphone} status={status} />
      ))}
    </VideoGrid>
  );
}
