import { startChannels, type ChannelsOptions, type ChannelsServer } from '@visavis/channels';
import { createChannelAuth, createSignalRelay, type Authorize, type RequestHandler } from '@visavis/server';
import Pusher from 'pusher';

/** A local Channels server, and the handlers that a site with an app on it would have. */
export interface PusherApp {
  readonly channels: ChannelsServer;
  /** Lets into every room but `forbidden`, and 8 into each. */
  readonly auth: RequestHandler;
  /** Lets speak whom `auth` lets in, unless the form says `speak=no`. */
  readonly relay: RequestHandler;
}

const authorize: Authorize = (_request, { room, params }) =>
  room !== 'forbidden' && { name: params.get('name') ?? '' };

// The page with the tests has another origin; and all of them come from one address.
const allowedOrigins = '*';
const maxPerMinute = Infinity;

type Settings = Pick<ChannelsOptions, 'clientEvents' | 'imitate'>;

/** Starts one; whoever does stops `channels`. */
export async function startPusherApp(options: Settings = {}): Promise<PusherApp> {
  const channels = await startChannels({ ...options, port: 0, allowedOrigins: '*' });
  const { appId, key, secret, host, port } = channels;
  const pusher = new Pusher({ appId, key, secret, host, port: String(port), useTLS: false });
  return {
    channels,
    auth: createChannelAuth({ pusher, limit: 8, authorize, allowedOrigins, maxPerMinute, maxPerMinuteInRoom: Infinity }),
    relay: createSignalRelay({
      pusher,
      allowedOrigins,
      authorize: (request, context) => context.params.get('speak') !== 'no' && authorize(request, context),
    }),
  };
}
