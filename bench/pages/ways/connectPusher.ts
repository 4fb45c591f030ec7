import Pusher from 'pusher-js';
import type { Place } from '../place';

/**
 * A line to the local Channels server. Whoever makes it disconnects it.
 *
 * @param name what one is called there. @default none
 */
export async function connectPusher({ host, channels, authUrl }: Place, name = ''): Promise<Pusher> {
  const clientSecret = crypto.randomUUID();
  const pusher = new Pusher(channels.key, {
    cluster: 'local',
    wsHost: host,
    wsPort: channels.port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: { transport: 'ajax', endpoint: authUrl, paramsProvider: () => ({ client_secret: clientSecret, name }) },
  });
  await new Promise<void>((resolve) => pusher.connection.bind('connected', () => resolve()));
  return pusher;
}
