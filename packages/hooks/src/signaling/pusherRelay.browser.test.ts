import type Pusher from 'pusher-js';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { createPusherClient } from '../testing/pusherClient';
import { describeSignaling } from './contract';
import { pusherSignaling, type PusherSignalingOptions } from './pusher';
import { record } from './recorder';

const withClientEvents = inject('channels');
const { withoutClientEvents } = withClientEvents;
const instances: Pusher[] = [];

type App = typeof withoutClientEvents;
type Settings = Partial<Omit<PusherSignalingOptions, 'relay'>> & {
  app?: App;
  name?: string;
  relay?: Partial<PusherSignalingOptions['relay']> | null;
};

/** A tab's way into a room, as a user would make it. */
function makeSignaling(room: string, settings: Settings = {}) {
  const { app = withoutClientEvents, name = '', relay, ...rest } = settings;
  const tab = crypto.randomUUID();
  const pusher = createPusherClient(app, name, tab);
  instances.push(pusher);
  const way = relay === null ? {} : { relay: { url: app.relayUrl, clientSecret: tab, ...relay } };
  return pusherSignaling({ pusher, room, ...way, ...rest });
}

let count = 0;
const uniqueRoom = (name: string) => `${name}-${Date.now()}-${count++}`;

/** Ada and Ben in one room, who know of each other. */
async function enterTwo(ada: Settings, ben: Settings = {}) {
  const room = uniqueRoom('relay');
  const first = record(makeSignaling(room, ada), 'Ada');
  const { self } = await first.hears('open');
  const second = record(makeSignaling(room, ben), 'Ben');
  await second.hears('open');
  await first.hears('join');
  return { ada: first, ben: second, adaId: self.id };
}

afterEach(() => {
  for (const pusher of instances.splice(0)) pusher.disconnect();
  vi.restoreAllMocks();
});

/** Breaks the network after the relay has taken a message, or before, for these of its requests. */
function breakRequests(breakAt: (count: number) => 'before' | 'after' | null) {
  const request = window.fetch.bind(window);
  let requests = 0;
  return vi.spyOn(window, 'fetch').mockImplementation(async (...args) => {
    const broken = breakAt(++requests);
    if (broken !== 'before') {
      const response = await request(...args);
      if (broken === null) return response;
    }
    throw new TypeError('Failed to fetch');
  });
}

// Names come from the authorization endpoint, so each member's tab is told its own.
for (const via of ['auto', 'relay'] as const) {
  describeSignaling(`pusher by relay (${via})`, (room) => ({
    ...makeSignaling(room, { via }),
    connect: (name, events) => makeSignaling(room, { via, name }).connect(name, events),
  }));
}

describe('pusher, with a relay', () => {
  it('loses nothing that was refused as a client event, and keeps the order', async () => {
    const { ada, ben, adaId } = await enterTwo({});
    const said = Array.from({ length: 8 }, (_, index) => ({ index }));
    for (const data of said) expect(ada.send(data)).toBe(true);
    await ben.hears('message', said.length);
    ada.send('one more');
    await ben.hears('message', said.length + 1);
    expect(ben.all('message')).toEqual(
      [...said, 'one more'].map((data) => ({ type: 'message', from: adaId, data })),
    );
    expect(ada.all('message')).toEqual([]);
  });

  it('leaves the relay alone where client events are on', async () => {
    const app = withClientEvents;
    const { ada, ben } = await enterTwo({ app, relay: { url: 'http://127.0.0.1:9/' } }, { app });
    ada.send('directly');
    expect((await ben.hears('message')).data).toBe('directly');
    expect(ada.all('fail')).toEqual([]);
  });

  it('brings together a member on the relay alone and one on client events', async () => {
    const app = withClientEvents;
    const { ada, ben, adaId } = await enterTwo({ app, via: 'relay' }, { app });
    ada.send('by relay');
    expect(await ben.hears('message')).toEqual({ type: 'message', from: adaId, data: 'by relay' });
    // Who hears the relay uses it too: the other one hears nothing else.
    ben.send('by relay too');
    expect((await ada.hears('message')).data).toBe('by relay too');
  });

  it('waits when the relay says that it was too much, and loses nothing', async () => {
    const { ada, ben } = await enterTwo({ via: 'relay' });
    const said = Array.from({ length: 40 }, (_, index) => index);
    for (const data of said) ada.send(data);
    await ben.hears('message', said.length);
    expect(ben.all('message').map(({ data }) => data)).toEqual(said);
  });

  it('delivers a message once whose answer got lost, and those behind it in order', async () => {
    const { ada, ben, adaId } = await enterTwo({ via: 'relay' });
    const requests = breakRequests((count) => (count % 2 === 1 ? 'after' : null));
    for (const data of ['one', 'two', 'three']) ada.send(data);
    await ben.hears('message', 3);
    await expect.poll(() => requests.mock.calls.length).toBe(6);
    ada.send('last');
    await ben.hears('message', 4);
    expect(ben.all('message')).toEqual(['one', 'two', 'three', 'last'].map((data) => ({ type: 'message', from: adaId, data })));
  });

  it('is down while the relay can not be reached, and open again with the message that waited', async () => {
    const { ada, ben, adaId } = await enterTwo({ via: 'relay' });
    ada.send('before');
    await ben.hears('message');
    let isBroken = true;
    breakRequests(() => (isBroken ? 'before' : null));
    ada.send('waits');
    const { error } = await ada.hears('down');
    expect(error?.code).toBe('signaling-unavailable');
    isBroken = false;
    await ben.hears('message', 2);
    const { self, others } = await ada.hears('open', 2);
    expect([self.id, others.length]).toEqual([adaId, 1]);
    expect(ben.all('message').map(({ data }) => data)).toEqual(['before', 'waits']);
  });

  it('takes no more than 64 messages that wait', async () => {
    const { ada } = await enterTwo({ via: 'relay' });
    const taken = Array.from({ length: 100 }, (_, index) => ada.send(index)).filter(Boolean);
    expect(taken.length).toBeGreaterThanOrEqual(64);
    expect(taken.length).toBeLessThan(70);
    ada.connection.close();
  });

  it('hears nobody who can not prove to be a member', async () => {
    const room = uniqueRoom('proof');
    const ada = record(makeSignaling(room, { via: 'relay' }), 'Ada');
    await ada.hears('open');
    const ben = record(makeSignaling(room, { via: 'relay' }), 'Ben');
    const { self } = await ben.hears('open');
    const claim = JSON.stringify({ from: self.id, data: 'I am Ben' });
    const tab = crypto.randomUUID();
    const fields = { client_secret: tab, socket_id: '1.1', channel_name: `presence-visavis-${room}`, data: claim, from: self.id };
    const body = new URLSearchParams(fields);
    expect((await fetch(withoutClientEvents.relayUrl, { method: 'POST', body })).status).toBe(403);
    ben.send('I am Ben, really');
    await ada.hears('message');
    expect(ada.all('message')).toEqual([{ type: 'message', from: self.id, data: 'I am Ben, really' }]);
  });
});

describe('pusher, when neither way works', () => {
  it('says that client events are off and what to do', async () => {
    const { ada } = await enterTwo({ relay: null });
    ada.send('refused');
    const { error } = await ada.hears('fail');
    expect(error.code).toBe('signaling-rejected');
    expect(error.message).toContain('you must enable this feature');
    expect(error.message).toContain('give pusherSignaling a relay');
    expect(ada.send('too late')).toBe(false);
  });

  it('says that the relay refuses the member', async () => {
    const { ada } = await enterTwo({ relay: { params: () => ({ speak: 'no' }) } });
    ada.send('refused');
    expect((await ada.hears('fail')).error).toMatchObject({ code: 'room-forbidden' });
  });

  it('says that there is no relay at the address', async () => {
    const url = `${withoutClientEvents.relayUrl}/nowhere`;
    const { ada } = await enterTwo({ relay: { url } });
    ada.send('refused');
    const { error } = await ada.hears('fail');
    expect(error.code).toBe('signaling-rejected');
    expect(error.message).toContain('404');
  });

  it('says that the relay can not be reached', async () => {
    const { ada } = await enterTwo({ via: 'relay', relay: { url: 'http://127.0.0.1:9/' } });
    ada.send('into the void');
    expect((await ada.hears('fail')).error.code).toBe('signaling-unavailable');
  });

  it('does not take a way that is not given', () => {
    expect(() => makeSignaling('blue', { via: 'relay', relay: null })).toThrow(TypeError);
  });
});
