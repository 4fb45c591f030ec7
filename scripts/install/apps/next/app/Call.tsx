'use client';
import { useState } from 'react';
import { useRoom, useUserMedia } from '@visavis/hooks';
import { VideoGrid, VideoTile } from '@visavis/ui';
import type { PublicSettings } from './pusher';
import { clientSecret, openSignaling } from './signaling';

const headers = { 'x-client-secret': clientSecret };
const iceServers = async () => (await fetch('/api/ice?room=tea', { headers })).json();

export function Call({ settings }: { settings: PublicSettings }) {
  const [signaling] = useState(() => openSignaling(settings, 'tea', 'Ada'));
  const media = useUserMedia({ autoStart: true });
  const room = useRoom({ signaling, name: 'Ada', media, iceServers });

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
