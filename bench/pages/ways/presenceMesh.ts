import type { PresenceChannel } from 'pusher-js';
import { connectPusher } from './connectPusher';
import type { CallListeners, Way } from './way';

/** A connection to one of the others. */
export interface MeshLink {
  receive(data: unknown): void;
  share(screen: MediaStream): void;
  close(): void;
}

/** What a link is made of. */
export interface MeshLinkOptions extends CallListeners {
  initiator: boolean;
  media: MediaStream;
  send(data: unknown): void;
}

interface Signal {
  to: string;
  from: string;
  data: unknown;
}

/**
 * A mesh as the usual tutorial has it: one presence channel, each signal a client event with the id of whom it is for,
 * and who is there already offers to whoever comes.
 */
export function presenceMesh(connect: (options: MeshLinkOptions) => MeshLink): Way {
  return {
    async prepare(place, room) {
      const pusher = await connectPusher(place);
      return {
        join(media, listeners) {
          const links = new Map<string, MeshLink>();
          let screen: MediaStream | null = null;
          const channel = pusher.subscribe(`presence-visavis-${room}`) as PresenceChannel;
          const me = () => (channel.members.me as { id: string }).id;
          const meet = (id: string, initiator: boolean) => {
            const send = (data: unknown) => void channel.trigger('client-signal', { to: id, from: me(), data });
            const link = connect({ initiator, media, send, ...listeners });
            links.set(id, link);
            if (screen) link.share(screen);
            return link;
          };
          channel.bind('pusher:member_added', ({ id }: { id: string }) => meet(id, true));
          channel.bind('pusher:member_removed', ({ id }: { id: string }) => links.get(id)?.close());
          channel.bind('client-signal', ({ to, from, data }: Signal) => {
            if (to === me()) (links.get(from) ?? meet(from, false)).receive(data);
          });
          const entered = new Promise<void>((resolve) => {
            channel.bind('pusher:subscription_succeeded', () => resolve());
          });
          return {
            entered,
            share(stream) {
              screen = stream;
              for (const link of links.values()) link.share(stream);
            },
            leave() {
              for (const link of links.values()) link.close();
              pusher.unsubscribe(`presence-visavis-${room}`);
            },
          };
        },
        close: () => pusher.disconnect(),
      };
    },
  };
}
