import { usePeer, useUserMedia } from '@visavis/hooks';
import type { PresenceChannel } from 'pusher-js';
import { useState } from 'react';
import { connectPusher } from './pusher';
import { Video } from './Video';

/** A call for two over signaling of your own. */
export function Call({ room, initiator }: { room: string; initiator: boolean }) {
  const [signaling] = useState(() => {
    const channel = connectPusher().subscribe(`presence-visavis-${room}`) as PresenceChannel;
    return {
      send: (message: unknown) => void channel.trigger('client-signal', message),
      subscribe(listener: (message: unknown) => void) {
        channel.bind('client-signal', listener);
        return () => void channel.unbind('client-signal', listener);
      },
    };
  });
  const media = useUserMedia({ autoStart: true });
  const { remoteStreams, close } = usePeer({ signaling, initiator, streams: [media.stream] });
  return (
    <main>
      <Video stream={media.stream} muted />
      {remoteStreams.map((stream) => (
        <Video key={stream.id} stream={stream} />
      ))}
      <button type="button" onClick={close}>
        Leave
      </button>
    </main>
  );
}
