import type { Options } from 'pusher-js';
import type { SignalingConfig } from '../config/callConfig';
import { signalingHost } from '../config/signalingHost';

export interface PusherAuthParams {
  /** Tells the server that it is the same tab. */
  client_secret: string;
  name: string;
  token: string;
}

/**
 * How pusher-js connects.
 *
 * @param pageHost the host in the page's address
 * @param params asked at every authorization
 */
export function pusherOptions(
  { cluster, host, port, tls = true, path }: SignalingConfig,
  pageHost: string,
  params: () => PusherAuthParams,
): Options {
  const options: Options = {
    // pusher-js wants one beside a host too, and then has no use for it.
    cluster: cluster ?? 'mt1',
    forceTLS: tls,
    // No fallback to SockJS, which compatible servers don't have.
    enabledTransports: ['ws', 'wss'],
    channelAuthorization: {
      endpoint: '/api/pusher/auth',
      transport: 'ajax',
      paramsProvider: params,
    },
  };
  if (!host) return options;
  const place = port === undefined ? {} : { wsPort: port, wssPort: port };
  return { ...options, ...place, ...(path && { wsPath: path }), wsHost: signalingHost(host, pageHost) };
}
