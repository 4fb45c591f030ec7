import { useEffect, useState } from 'react';
import { joinRoom } from 'trystero';
import { Video } from './Video';

/** A call with everybody in the room, over the signaling that trystero has by default (Nostr). */
export function Call({ name }: { name: string }) {
  const [own, setOwn] = useState<MediaStream | null>(null);
  const [streams, setStreams] = useState<readonly MediaStream[]>([]);

  useEffect(() => {
    const room = joinRoom({ appId: 'bench' }, name);
    let media: MediaStream | null = null;
    room.onPeerStream = (stream) => setStreams((before) => [...before, stream]);
    room.onPeerJoin = (id) => media && void room.addStream(media, { target: id });
    async function join() {
      media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      setOwn(media);
      void room.addStream(media);
    }
    void join();
    return () => {
      void room.leave();
      for (const track of media?.getTracks() ?? []) track.stop();
    };
  }, [name]);

  return (
    <main>
      <Video stream={own} muted />
      {streams.map((stream) => (
        <Video key={stream.id} stream={stream} />
      ))}
    </main>
  );
}
