import Pusher from 'pusher-js';
import type { PublicPusherSettings } from '@visavis/server';
import { createPusherPool, pusherSignaling, tabSecret } from '@visavis/hooks/signaling/pusher';
import type { Connect } from '@visavis/ui/call';

/** What the server is told with each authorization. */
type AuthParams = { client_secret: string; name: string };

/** pusher-js keeps every instance for as long as the page lives: one call after the other uses the same. */
const pushers = createPusherPool<AuthParams>();

/** Browsers find each other in a presence channel of Pusher, or of a compatible server. */
export function connectTo(room: string): Connect {
  return async ({ name, signal }) => {
    const settings = (await getJson('/api/config', { signal })) as PublicPusherSettings;
    // The server makes this tab's id from it, and knows the tab again by it.
    const clientSecret = await tabSecret();
    const params = () => ({ client_secret: clientSecret, name });
    const { pusher, release } = pushers.lend(room, params, (ask) => connectPusher(settings, ask));
    return {
      signaling: pusherSignaling({ pusher, room, relay: { url: '/api/pusher/relay', clientSecret } }),
      iceServers: () => getJson(`/api/ice?room=${room}`, { headers: { 'x-client-secret': clientSecret } }),
      // The server hands out relays to those who are in the room, so not in the lobby.
      iceServersAhead: false,
      close: release,
    };
  };
}

function connectPusher({ key, cluster = '', host, port, tls }: PublicPusherSettings, params: () => AuthParams): Pusher {
  return new Pusher(key, {
    cluster,
    ...(host && { wsHost: host, wsPort: port, wssPort: port, forceTLS: tls, enabledTransports: ['ws', 'wss'] as const }),
    channelAuthorization: { transport: 'ajax', endpoint: '/api/pusher/auth', paramsProvider: params },
  });
}

async function getJson(url: string, init: RequestInit) {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url} answered with status ${response.status}.`);
  return response.json();
}
