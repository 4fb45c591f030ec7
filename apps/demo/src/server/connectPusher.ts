import Pusher from 'pusher';
import type { PusherSettings } from './pusherSettings';

/** How long a request to it may take, in ms; without this there is no limit. */
const TIMEOUT_MS = 3000;

/** The server's side of the Pusher app. */
export function connectPusher({ appId, secret, place, public: { key, cluster = '' } }: PusherSettings): Pusher {
  const app = { appId, key, secret, timeout: TIMEOUT_MS };
  if (!place) return new Pusher({ ...app, useTLS: true, cluster });
  const host = place.host.includes(':') ? `[${place.host}]` : place.host;
  return new Pusher({ ...app, useTLS: place.tls, host, port: String(place.port) });
}
