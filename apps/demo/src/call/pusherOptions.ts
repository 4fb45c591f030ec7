import type { Options } from 'pusher-js';
import type { PublicPusherSettings } from '@visavis/server';
import { signalingHost } from '../config/signalingHost';

export interface PusherAuthParams {
  /** Tells the server that it is the same tab. */
  client_secret: string;
  name: string;
  token: string;
  /** Shows that this browser is a host; '' where it is none. */
  host: string;
}

/** Who connects, and from where. */
export interface PusherUser {
  /** The host in the page's address. */
  pageHost: string;
  /** The room's, as whose member the connection signs in: a host can end it then. */
  channelName: string;
  /** Asked at every authorization. */
  params: () => PusherAuthParams;
}

/** How pusher-js connects. */
export function pusherOptions(
  { cluster, host, port, tls = true, path }: PublicPusherSettings,
  { pageHost, channelName, params }: PusherUser,
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
    userAuthentication: {
      endpoint: '/api/pusher/user',
      transport: 'ajax',
      paramsProvider: () => ({ ...params(), channel_name: channelName }),
    },
  };
  if (!host) return options;
  const place = port === undefined ? {} : { wsPort: port, wssPort: port };
  return { ...options, ...place, ...(path && { wsPath: path }), wsHost: signalingHost(host, pageHost) };
}
