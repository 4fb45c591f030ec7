import { startChannels, type ChannelsOptions, type ChannelsServer } from '@visavis/channels';
import {
  createAccessControl,
  createChannelAuth,
  createRoomAccess,
  createSignalRelay,
  createUserAuth,
  type Authorize,
  type RequestHandler,
} from '@visavis/server';
import Pusher from 'pusher';

/** A local Channels server, and the handlers that a site with an app on it would have. */
export interface PusherApp {
  readonly channels: ChannelsServer;
  /** Lets into every room but `forbidden`, and 8 into each. */
  readonly auth: RequestHandler;
  /** Lets speak whom `auth` lets in, unless the form says `speak=no`. */
  readonly relay: RequestHandler;
  /** Takes what hosts decide; a host is whose form says `host=yes`. */
  readonly access: RequestHandler;
  /** Signs a connection in as a member. */
  readonly user: RequestHandler;
}

const authorize: Authorize = (_request, { room, params }) =>
  room !== 'forbidden' && { name: params.get('name') ?? '', role: params.get('host') === 'yes' ? 'host' : 'guest' };

// The page with the tests has another origin; and all of them come from one address.
const allowedOrigins = '*';
const maxPerMinute = Infinity;

export type PusherAppSettings = Pick<ChannelsOptions, 'clientEvents' | 'imitate' | 'limits'>;

/** Starts one; whoever does stops `channels`. */
export async function startPusherApp(options: PusherAppSettings = {}): Promise<PusherApp> {
  const channels = await startChannels({ ...options, port: 0, allowedOrigins: '*' });
  const { appId, key, secret, host, port } = channels;
  const pusher = new Pusher({ appId, key, secret, host, port: String(port), useTLS: false });
  const access = createRoomAccess();
  const common = { pusher, authorize, allowedOrigins, maxPerMinute } as const;
  return {
    channels,
    auth: createChannelAuth({ ...common, access, limit: 8, maxPerMinuteInRoom: Infinity }),
    access: createAccessControl({ ...common, access }),
    user: createUserAuth(common),
    relay: createSignalRelay({
      pusher,
      access,
      allowedOrigins,
      authorize: (request, context) => context.params.get('speak') !== 'no' && authorize(request, context),
    }),
  };
}
