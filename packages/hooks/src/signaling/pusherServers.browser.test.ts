import type Pusher from 'pusher-js';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { createPusherClient } from '../testing/pusherClient';
import { startOwnPusherApp } from '../../../../scripts/vitest/ownPusherApp';
import { describeSignaling } from './contract';
import { pusherSignaling, type PusherSignalingOptions } from './pusher';
import { record } from './recorder';

const { imitations, ...pusherApp } = inject('channels');
const instances: Pusher[] = [];
let count = 0;

afterEach(() => {
  for (const pusher of instances.splice(0)) pusher.disconnect();
});

type App = (typeof imitations)['sockudo'];
type Options = Partial<Omit<PusherSignalingOptions, 'relay'>> & { relay?: boolean; name?: string };

/** A tab on a server, with a relay unless the test has none. */
function makeSignaling(app: App, room: string, { relay = true, name = '', ...options }: Options = {}) {
  const clientSecret = crypto.randomUUID();
  const pusher = createPusherClient(app, name, clientSecret);
  instances.push(pusher);
  return pusherSignaling({ pusher, room, ...(relay && { relay: { url: app.relayUrl, clientSecret } }), ...options });
}

async function enterTwo(app: App, options: Options = {}) {
  const room = `servers-${Date.now()}-${count++}`;
  const ada = record(makeSignaling(app, room, options), 'Ada');
  const { self } = await ada.hears('open');
  const ben = record(makeSignaling(app, room, options), 'Ben');
  await ben.hears('open');
  await ada.hears('join');
  return { room, ada, ben, adaId: self.id };
}

for (const [name, app] of Object.entries(imitations)) {
  describeSignaling(`pusher, on a server like ${name}`, (room) => ({
    ...makeSignaling(app, room),
    connect: (member, events) => makeSignaling(app, room, { name: member }).connect(member, events),
  }));
}

describe.each(['sockudo', 'reverb'] as const)('on a server like %s, which does not say whose a client event is', (name) => {
  const app = imitations[name];

  it('goes over to the relay with the first event, and loses none', async () => {
    const { ada, ben, adaId } = await enterTwo(app);
    // Ben hears it without a sender, and goes over; so does Ada when she hears him.
    ada.send({ hello: 1 });
    await expect.poll(() => ben.send({ hello: 2 })).toBe(true);
    await ada.hears('message');
    await ben.hears('message');
    expect(ben.all('message')[0]).toEqual({ type: 'message', from: adaId, data: { hello: 1 } });
    ada.send({ hello: 3 });
    await expect.poll(() => ben.all('message').at(-1)?.data).toEqual({ hello: 3 });
  });

  it('fails with words that say what to do, without a relay', async () => {
    const { ada, ben } = await enterTwo(app, { relay: false });
    ada.send({ hello: 1 });
    const { error } = await ben.hears('fail');
    expect(error.code).toBe('signaling-rejected');
    expect(error.message).toMatch(/user_id.*createSignalRelay.*accept_client_events_from/);
  });
});

it('hears no client event at all where the relay alone is used: anybody may have written its sender', async () => {
  const { ada, ben, room } = await enterTwo(imitations.reverb, { via: 'relay' });
  const stranger = createPusherClient(imitations.reverb);
  instances.push(stranger);
  await expect.poll(() => stranger.connection.state).toBe('connected');
  const { self } = ben.all('open')[0] ?? {};
  const forged = { event: 'client-visavis', channel: `presence-visavis-${room}`, data: 'forged', user_id: self?.id };
  (stranger.connection as unknown as { connection: { send(text: string): void } }).connection.send(JSON.stringify(forged));
  ben.send('genuine');
  await ada.hears('message');
  expect(ada.all('message').map(({ data }) => data)).toEqual(['genuine']);
});

describe('a subscription that the server refuses', () => {
  it.each(['pusher', 'soketi', 'sockudo', 'reverb'] as const)('fails at once, and can be tried again, on %s', async (name) => {
    const app = name === 'pusher' ? pusherApp : imitations[name];
    let genuine = false;
    const pusher = createPusherClient(app);
    instances.push(pusher);
    // An endpoint that signs with another secret, as after a mistake in its settings, and is mended.
    const { config } = pusher as unknown as { config: { channelAuthorizer: (...args: unknown[]) => void } };
    const authorize = config.channelAuthorizer;
    config.channelAuthorizer = (params: unknown, callback: unknown) =>
      authorize(params, (error: Error | null, data: { auth: string; channel_data: string } | null) => {
        const wrong = data && { ...data, auth: data.auth.replace(/[\da-f]{8}$/, '00000000') };
        (callback as (error: Error | null, data: unknown) => void)(error, genuine ? data : wrong);
      });
    const room = `refused-${Date.now()}-${count++}`;
    const first = record(pusherSignaling({ pusher, room }), 'Ada');
    const { error } = await first.hears('fail');
    expect(['signaling-rejected', 'room-forbidden']).toContain(error.code);
    genuine = true;
    const second = record(pusherSignaling({ pusher, room }), 'Ada');
    await second.hears('open');
    expect(second.all('fail')).toEqual([]);
  });
});

describe('a member whom the server takes no more of', () => {
  it('is told that a presence channel is full, and comes in when there is a place', async () => {
    const app = await startOwnPusherApp({ limits: { presenceMembers: 1 } });
    const room = `full-${Date.now()}-${count++}`;
    const ada = record(makeSignaling(app, room, { relay: false }), 'Ada');
    await ada.hears('open');
    const { error } = await record(makeSignaling(app, room, { relay: false }), 'Ben').hears('fail');
    expect(error.code).toBe('signaling-rejected');
    expect(error.message).toMatch(/full/);
    ada.connection.close();
    await expect
      .poll(async () => {
        const ben = record(makeSignaling(app, room, { relay: false }), 'Ben');
        await expect.poll(() => ben.all('open').length + ben.all('fail').length).toBe(1);
        return ben.all('open').length;
      })
      .toBe(1);
  });

  it('is told that what it says of itself is too much, and comes in with less', async () => {
    const app = await startOwnPusherApp({ limits: { userInfoBytes: 40 } });
    const room = `large-${Date.now()}-${count++}`;
    const long = record(makeSignaling(app, room, { relay: false, name: 'Ada'.repeat(15) }), 'Ada');
    const { error } = await long.hears('fail');
    expect(error.code).toBe('signaling-rejected');
    expect(error.message).toMatch(/user_info/);
    await record(makeSignaling(app, room, { relay: false, name: 'Ada' }), 'Ada').hears('open');
  });
});

it('lives on when another channel of the page gets errors on the same connection', async () => {
  const room = `shared-${Date.now()}-${count++}`;
  const pusher = createPusherClient(pusherApp);
  instances.push(pusher);
  const ada = record(pusherSignaling({ pusher, room }), 'Ada');
  await ada.hears('open');
  const ben = record(makeSignaling(pusherApp, room, { relay: false }), 'Ben');
  await ben.hears('open');
  const errors: unknown[] = [];
  pusher.connection.bind('error', (error: unknown) => errors.push(error));
  pusher.send_event('client-other', {}, 'private-of-the-site');
  await expect.poll(() => errors.length).toBe(1);
  ada.send('still here');
  expect((await ben.hears('message')).data).toBe('still here');
  expect(ada.all('fail')).toEqual([]);
});
