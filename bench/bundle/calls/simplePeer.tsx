import type { PresenceChannel } from 'pusher-js';
import { useEffect, useState } from 'react';
import SimplePeer from 'simple-peer/simplepeer.min.js';
import { connectPusher } from './pusher';
import { Video } from './Video';

interface Signal {
  to: string;
  from: string;
  data: SimplePeer.SignalData;
}

/** A call with everybody in the room, as the usual tutorial has it: no recovery, no statistics, no limits kept. */
export function Call({ room }: { room: string }) {
  const [own, setOwn] = useState<MediaStream | null>(null);
  const [streams, setStreams] = useState<ReadonlyMap<string, MediaStream>>(new Map());

  useEffect(() => {
    const pusher = connectPusher();
    const peers = new Map<string, SimplePeer.Instance>();
    let left = false;
    let media: MediaStream | null = null;

    const show = (id: string, stream: MediaStream | null) =>
      setStreams((before) => {
        const next = new Map(before);
        if (stream) next.set(id, stream);
        else next.delete(id);
        return next;
      });

    async function join() {
      media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      if (left) return;
      setOwn(media);
      const channel = pusher.subscribe(`presence-visavis-${room}`) as PresenceChannel;
      const connect = (id: string, initiator: boolean) => {
        const peer = new SimplePeer({ initiator, ...(media && { stream: media }) });
        const from = (channel.members.me as { id: string }).id;
        peer.on('signal', (data) => channel.trigger('client-signal', { to: id, from, data }));
        peer.on('stream', (stream) => show(id, stream));
        peer.on('close', () => show(id, null));
        peer.on('error', () => peer.destroy());
        peers.set(id, peer);
        return peer;
      };
      channel.bind('pusher:member_added', ({ id }: { id: string }) => connect(id, true));
      channel.bind('pusher:member_removed', ({ id }: { id: string }) => peers.get(id)?.destroy());
      channel.bind('client-signal', ({ to, from, data }: Signal) => {
        if (to !== (channel.members.me as { id: string }).id) return;
        (peers.get(from) ?? connect(from, false)).signal(data);
      });
    }

    void join();
    return () => {
      left = true;
      for (const peer of peers.values()) peer.destroy();
      for (const track of media?.getTracks() ?? []) track.stop();
      pusher.disconnect();
    };
  }, [room]);

  return (
    <main>
      <Video stream={own} muted />
      {[...streams].map(([id, stream]) => (
        <Video key={id} stream={stream} />
      ))}
    </main>
  );
}
