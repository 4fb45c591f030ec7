import Pusher from 'pusher-js';
import { pusherSignaling } from '@visavis/hooks/signaling/pusher';
import type { Connect } from '@visavis/ui/call';
import type { PublicSettings } from '../server/settings';
import { randomId } from './randomId';

/** Made once a page: the server makes this tab's id from it, and knows the tab again by it. */
const clientSecret = randomId(24);

/** Browsers find each other in a presence channel of Pusher, or of a compatible server. */
export function connectTo(room: string): Connect {
  return async ({ name, signal }) => {
    const settings = (await getJson('/api/config', { signal })) as PublicSettings;
    const pusher = connectPusher(settings, name);
    return {
      signaling: pusherSignaling({ pusher, room, relay: { url: '/api/pusher/relay', clientSecret } }),
      iceServers: () => getJson(`/api/ice?room=${room}`, { headers: { 'x-client-secret': clientSecret } }),
      // The server hands out relays to those who are in the room, so not in the lobby.
      iceServersAhead: false,
      // A moment later, when pusher-js has said that the room was left.
      close: () => void setTimeout(() => pusher.disconnect()),
    };
  };
}

function connectPusher({ key, cluster, host, port, tls }: PublicSettings, name: string): Pusher {
  return new Pusher(key, {
    cluster,
    ...(host && { wsHost: host, wsPort: port, wssPort: port, forceTLS: tls, enabledTransports: ['ws', 'wss'] as const }),
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '/api/pusher/auth',
      paramsProvider: () => ({ client_secret: clientSecret, name }),
    },
  });
}

async function getJson(url: string, init: RequestInit) {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered with status ${response.status}.`);
  return response.json();
}
