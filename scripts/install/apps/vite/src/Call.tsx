'use client';
import { useState } from 'react';
import { useRoom, useUserMedia } from '@visavis/hooks';
import { broadcastChannelSignaling } from '@visavis/hooks/signaling/broadcast-channel';
import { VideoGrid, VideoTile } from '@visavis/ui';
import '@visavis/ui/styles.css';

export function Call() {
  const [signaling] = useState(() => broadcastChannelSignaling({ room: 'tea' }));
  const media = useUserMedia({ autoStart: true });
  const room = useRoom({ signaling, name: 'Ada', media });

  if (!room.inRoom) return <button onClick={() => void room.join()}>Join</button>;
  return (
    <VideoGrid style={{ blockSize: '100dvh' }}>
      <VideoTile self name="Ada" stream={media.stream} />
      {room.participants.map(({ id, name, camera, microphone, status }) => (
        <VideoTile key={id} name={name} stream={camera} microphone={microphone} status={status} />
      ))}
    </VideoGrid>
  );
}
