import Pusher from 'pusher';
import type { PusherSettings } from './pusherSettings';

/** The server's side of the Pusher app. */
export function connectPusher({ appId, secret, public: browserSide }: PusherSettings): Pusher {
  const { key, cluster, host, port, tls = true } = browserSide;
  const place = host ? { host, port: String(port) } : { cluster: cluster ?? '' };
  return new Pusher({ appId, key, secret, useTLS: tls, ...place });
}
