import type { ChannelsServer } from '@visavis/channels';
import Pusher from 'pusher';
import PusherClient, { type PresenceChannel } from 'pusher-js';
import { onTestFinished } from 'vitest';
import type { Authorize } from '../../channelAuth/authorizeMember';
import { createChannelAuth } from '../../channelAuth/createChannelAuth';
import { createRoomMembers } from '../../channelAuth/roomMembers';
import { createSignalRelay } from '../../relay/createSignalRelay';
import { memoryStore } from '../../store/memoryStore';
import { createAccessControl } from '../createAccessControl';
import { createUserAuth } from '../createUserAuth';
import { createRoomAccess } from '../roomAccess';

export const ROOM = 'presence-visavis-blue';
export const WAITING = `${ROOM}.waiting`;
const authorize: Authorize = (_request, { params }) => ({
  name: params.get('name') ?? '',
  role: params.get('host') === 'yes' ? 'host' : 'guest',
});

/** What a server with accounts of its own has for a room of two. */
export function makeHandlers(channels: ChannelsServer, store = memoryStore(), onError?: (error: unknown) => void) {
  const { appId, key, secret, host, port } = channels;
  const pusher = new Pusher({ appId, key, secret, host, port: String(port), useTLS: false });
  const options = { pusher, authorize, access: createRoomAccess({ store }), onError };
  return {
    auth: createChannelAuth({ ...options, limit: 2 }),
    user: createUserAuth(options),
    control: createAccessControl(options),
    relay: createSignalRelay(options),
    members: createRoomMembers({ pusher, access: options.access }),
  };
}

export type Handlers = ReturnType<typeof makeHandlers>;

/** A `POST` of a form. */
export const form = (fields: Record<string, string>) =>
  new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) });

export interface Person {
  readonly fields: Record<string, string>;
  readonly client: PusherClient;
  /** Resolves with this participant's own entry in the presence, rejects with the status of the answer. */
  enter(channel?: string): Promise<{ id: string; info: Record<string, string> }>;
  /** Whom this person sees in a channel. */
  sees(channel?: string): string[];
}

/** A participant with a browser, connected and signed in. */
export async function enterAs(
  channels: ChannelsServer,
  handlers: Handlers,
  name: string,
  more: Record<string, string> = {},
): Promise<Person> {
  const identity = { client_secret: `secret-of-${name}`.padEnd(20, '-'), name, ...more };
  const ask = async (handler: (request: Request) => Promise<Response>, fields: Record<string, string>) => {
    const response = await handler(form({ ...identity, ...fields }));
    const body = (await response.json()) as { auth: string; error?: { code: string } };
    return { status: response.status, body };
  };
  const client = new PusherClient(channels.key, {
    cluster: '',
    wsHost: channels.host,
    wsPort: channels.port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId, channelName }, callback) => {
        void answer();
        async function answer() {
          const { status, body } = await ask(handlers.auth, { socket_id: socketId, channel_name: channelName });
          if (status === 200) callback(null, body);
          else callback(new Error(`${status} ${body.error?.code}`), null);
        }
      },
    },
    userAuthentication: {
      transport: 'ajax',
      endpoint: '',
      customHandler: ({ socketId }, callback) => {
        void answer();
        async function answer() {
          callback(null, (await ask(handlers.user, { socket_id: socketId, channel_name: ROOM })).body as never);
        }
      },
    },
  });
  onTestFinished(() => client.disconnect());
  await new Promise((resolve) => client.connection.bind('connected', resolve));
  client.signin();
  await client.user.signinDonePromise;

  return {
    client,
    fields: { ...identity, socket_id: client.connection.socket_id, channel_name: ROOM },
    enter: (name_ = ROOM) =>
      new Promise((resolve, reject) => {
        client.unsubscribe(name_);
        const channel = client.subscribe(name_);
        channel.bind('pusher:subscription_succeeded', ({ me }: { me: never }) => resolve(me));
        channel.bind('pusher:subscription_error', ({ error }: { error: string }) => reject(new Error(error)));
      }),
    sees(name_ = ROOM) {
      const names: string[] = [];
      (client.channel(name_) as PresenceChannel).members.each(({ info }: { info: { name: string } }) => names.push(info.name));
      return names.toSorted();
    },
  };
}
