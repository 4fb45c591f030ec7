import type Pusher from 'pusher-js';
import type { PusherEndpoint } from '../pusher';

/** The form fields by which your server knows whose a request is, and about which channel; asked for at each. */
export const endpointFields =
  ({ params, clientSecret }: PusherEndpoint, pusher: Pusher, channelName: string) =>
  (): Record<string, string> => ({
    ...(typeof params === 'function' ? params() : params),
    client_secret: clientSecret,
    channel_name: channelName,
    socket_id: pusher.connection.socket_id,
  });
