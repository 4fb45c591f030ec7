import type { Signaling } from '@visavis/hooks';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import Pusher from 'pusher-js';
import type { PublicSettings } from './pusher';

let pusher: Pusher | undefined;

/** Made once a page: the server makes this tab's id from it, and knows it again by it. */
export const clientSecret = crypto.randomUUID();

/** The way into a room, over the page's one connection to Pusher; null on the server, which must not connect. */
export function openSignaling(settings: PublicSettings, room: string, name: string): Signaling | null {
  if (typeof window === 'undefined') return null;
  pusher ??= connect(settings, name);
  return pusherSignaling({ pusher, room });
}

function connect({ key, cluster, host, port }: PublicSettings, name: string): Pusher {
  return new Pusher(key, {
    cluster,
    ...(host && { wsHost: host, wsPort: port, forceTLS: false, enabledTransports: ['ws'] }),
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '/api/pusher/auth',
      paramsProvider: () => ({ client_secret: clientSecret, name }),
    },
  });
}
