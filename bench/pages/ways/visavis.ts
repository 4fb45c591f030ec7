import { createRoom } from '@visavis/hooks/core';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import { connectPusher } from './connectPusher';
import type { Way } from './way';

/** A room of ours over the same presence channel. */
export const visavis: Way = {
  async prepare(place, name) {
    const pusher = await connectPusher(place);
    return {
      join(media, { onStream }) {
        const room = createRoom({ signaling: pusherSignaling({ pusher, room: name }), name: () => '' });
        const seen = new Set<MediaStream>();
        room.setMedia(media, null);
        room.subscribe(() => {
          for (const { camera, screen } of room.getSnapshot().participants) {
            for (const stream of [camera, screen]) {
              if (!stream || seen.has(stream) || stream.getVideoTracks().length === 0) continue;
              seen.add(stream);
              onStream(stream);
            }
          }
        });
        const entered = room.join();
        return { entered, share: (screen) => room.setMedia(media, screen), leave: () => room.leave() };
      },
      close: () => pusher.disconnect(),
    };
  },
};
