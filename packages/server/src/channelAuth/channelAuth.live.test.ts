import { startChannels, type ChannelsServer } from '@visavis/channels';
import Pusher from 'pusher';
import PusherClient from 'pusher-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createChannelAuth, type ChannelAuthOptions } from './createChannelAuth';

// The real `pusher` and the real pusher-js against the local Channels server.
let channels: ChannelsServer;
let pusher: Pusher;
const clients: PusherClient[] = [];

beforeEach(async () => {
  channels = await startChannels({ port: 0 });
  const { appId, key, secret, host, port } = channels;
  pusher = new Pusher({ appId, key, secret, host, port: String(port), useTLS: false });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await channels.stop();
});

type Handler = ReturnType<typeof createChannelAuth>;
type Entry = { id: string } | { status: number; code: string };

function auth(options: Partial<ChannelAuthOptions> = {}): Handler {
  return createChannelAuth({ pusher, authorize: () => ({ name: 'Ada' }), limit: 2, ...options });
}

/** Goes into a room as a browser tab does, through `handler`. */
async function enter(handler: Handler, room: string, tab?: string): Promise<Entry> {
  let granted = { auth: '' };
  const client = new PusherClient(channels.key, {
    cluster: '',
    wsHost: channels.host,
    wsPort: channels.port,
    forceTLS: false,
    enabledTransports: ['ws'],
    channelAuthorization: {
      transport: 'ajax',
      endpoint: '',
      customHandler: (_params, callback) => callback(null, granted),
    },
  });
  clients.push(client);
  await new Promise((resolve) => client.connection.bind('connected', resolve));

  const response = await handler(request(room, client.connection.socket_id, tab));
  const answer = (await response.json()) as { auth: string; error: { code: string } };
  if (!response.ok) return { status: response.status, code: answer.error.code };
  granted = answer;
  const channel = client.subscribe(`presence-visavis-${room}`);
  return new Promise((resolve, reject) => {
    channel.bind('pusher:subscription_succeeded', ({ me }: { me: { id: string } }) => resolve({ id: me.id }));
    channel.bind('pusher:subscription_error', reject);
  });
}

function request(room: string, socketId: string, tab?: string): Request {
  const fields = { socket_id: socketId, channel_name: `presence-visavis-${room}`, ...(tab && { client_secret: tab }) };
  return new Request('http://localhost/auth', { method: 'POST', body: new URLSearchParams(fields) });
}

it('lets in until the room is full, and again when one has left', async () => {
  const handler = auth();
  await enter(handler, 'blue');
  await enter(handler, 'blue');
  expect(await enter(handler, 'blue')).toEqual({ status: 409, code: 'room-full' });
  expect(await enter(handler, 'red')).toHaveProperty('id');

  clients[0]?.disconnect();
  await vi.waitFor(async () => expect(await enter(handler, 'blue')).toHaveProperty('id'));
});

it('lets a tab that is inside already in again, with the same id', async () => {
  const handler = auth({ limit: 1 });
  const tab = 'tab-0123456789abcdef';
  const first = await enter(handler, 'blue', tab);
  expect(first).toHaveProperty('id');
  expect(await enter(handler, 'blue', tab)).toEqual(first);
  expect(await enter(handler, 'blue', `${tab}2`)).toEqual({ status: 409, code: 'room-full' });
});

it('counts members, not connections', async () => {
  const handler = auth({ limit: 2 });
  const tab = 'tab-0123456789abcdef';
  await enter(handler, 'blue', tab);
  await enter(handler, 'blue', tab);
  expect(await enter(handler, 'blue')).toHaveProperty('id');
});

it('says so when the signaling server cannot be asked', async () => {
  const onError = vi.fn();
  const handler = auth({ onError });
  await channels.stop();
  const response = await handler(request('blue', '1.1'));
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ error: { code: 'signaling-unavailable' } });
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'PusherRequestError' }));
});

it('says the same for a wrong secret, which the server refuses', async () => {
  const { appId, key, host, port } = channels;
  const stranger = new Pusher({ appId, key, secret: 'not it', host, port: String(port), useTLS: false });
  const response = await auth({ pusher: stranger })(request('blue', '1.1'));
  expect(response.status).toBe(503);
});
