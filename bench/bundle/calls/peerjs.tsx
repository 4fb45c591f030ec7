import { Peer, type MediaConnection } from 'peerjs';
import { useEffect, useState } from 'react';
import { Video } from './Video';

/** A call for two: peerjs has no rooms. */
export function Call({ id, other }: { id: string; other: string | null }) {
  const [own, setOwn] = useState<MediaStream | null>(null);
  const [remote, setRemote] = useState<MediaStream | null>(null);

  useEffect(() => {
    const peer = new Peer(id);
    let media: MediaStream | null = null;
    const show = (call: MediaConnection) => {
      call.on('stream', setRemote);
      call.on('close', () => setRemote(null));
    };
    async function join() {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      media = stream;
      setOwn(stream);
      peer.on('call', (call) => {
        call.answer(stream);
        show(call);
      });
      peer.on('open', () => other !== null && show(peer.call(other, stream)));
    }
    void join();
    return () => {
      peer.destroy();
      for (const track of media?.getTracks() ?? []) track.stop();
    };
  }, [id, other]);

  return (
    <main>
      <Video stream={own} muted />
      <Video stream={remote} />
    </main>
  );
}
