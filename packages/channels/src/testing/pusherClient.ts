import type PusherServer from 'pusher';
import Pusher, { type Channel, type Options, type PresenceChannel } from 'pusher-js';
import { expect, onTestFinished } from 'vitest';
import type { ChannelsServer } from '../startChannels';
import { apiOf } from './server';
import { until } from './until';

/** An event as a callback bound to it saw it. */
export interface SeenEvent {
  event: string;
  data: unknown;
}

/** The real pusher-js with a diary. */
export interface PusherClient {
  pusher: Pusher;
  /** What the connection reported as errors: the code and the words of each. */
  errors: { code: number | null | undefined; message: string | undefined }[];
  /** Subscribes and waits until that succeeded. */
  subscribe(name: string): Promise<Channel>;
  /** The same for a presence channel. */
  join(name: string): Promise<PresenceChannel>;
}

export interface PusherClientOptions {
  /** Who the authorizing server says this is, on presence channels. */
  member?: PusherServer.PresenceChannelData;
  /** Who the authenticating server says this is, at sign-in. */
  user?: PusherServer.UserChannelData;
  /** What signs in the place of the server's own credentials. */
  api?: PusherServer;
  pusher?: Partial<Options>;
  key?: string;
}

/** Makes a client that is not connected yet; it disconnects when the test is over. */
export function createClient(server: ChannelsServer, options: PusherClientOptions = {}): PusherClient {
  const { member, user, api = apiOf(server), key = server.key } = options;
  const pusher = new Pusher(key, {
    cluster: '',
    wsHost: server.host,
    wsPort: server.port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      transport: 'ajax',
      endpoint: 'unused',
      customHandler: ({ socketId, channelName }, callback) => {
        const presence = channelName.startsWith('presence-') ? member : undefined;
        callback(null, api.authorizeChannel(socketId, channelName, presence));
      },
    },
    userAuthentication: {
      transport: 'ajax',
      endpoint: 'unused',
      customHandler: ({ socketId }, callback) => {
        callback(null, api.authenticateUser(socketId, user ?? { id: 'nobody' }));
      },
    },
    ...options.pusher,
  });
  onTestFinished(() => pusher.disconnect());

  const errors: PusherClient['errors'] = [];
  pusher.connection.bind('error', (error: PusherError) => {
    const { code, message } = error.data ?? error.error?.data ?? {};
    errors.push({ code, message });
  });

  const subscribe = async (name: string) => {
    const channel = pusher.subscribe(name);
    await until(() => expect(channel.subscribed, `${name}: ${JSON.stringify(errors)}`).toBe(true));
    return channel;
  };
  return { pusher, errors, subscribe, join: async (name) => (await subscribe(name)) as PresenceChannel };
}

/** Makes a client and waits until it is connected. */
export async function connect(server: ChannelsServer, options?: PusherClientOptions): Promise<PusherClient> {
  const client = createClient(server, options);
  await until(() => expect(client.pusher.connection.state).toBe('connected'));
  return client;
}

/** Keeps what arrives on a channel from now on, save the confirmation of the subscription. */
export function record(channel: {
  bind_global(callback: (event: string, data: unknown) => void): unknown;
}): SeenEvent[] {
  const seen: SeenEvent[] = [];
  channel.bind_global((event, data) => {
    if (event !== 'pusher:subscription_succeeded') seen.push({ event, data });
  });
  return seen;
}

interface PusherError {
  data?: { code: number | null; message: string };
  error?: { data?: { code: number | null; message: string } };
}
