import Pusher from 'pusher-js';

/** Where a Channels server is, and what lets into its rooms: a part of what `inject('channels')` gives. */
export interface PusherPlace {
  key: string;
  host: string;
  port: number;
  authUrl: string;
}

/**
 * Makes a pusher-js on a local Channels server as a user would: one a tab. The caller disconnects it.
 *
 * @param name what the authorizing endpoint is told that this member is called. @default none
 * @param clientSecret the tab's secret, for who needs it elsewhere too. @default one of its own
 */
export function createPusherClient(
  { key, host, port, authUrl }: PusherPlace,
  name = '',
  clientSecret: string = crypto.randomUUID(),
): Pusher {
  return new Pusher(key, {
    cluster: 'local',
    wsHost: host,
    wsPort: port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: { transport: 'ajax', endpoint: authUrl, paramsProvider: () => ({ client_secret: clientSecret, name }) },
  });
}
