import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { io, Manager } from 'socket.io-client';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Signaling } from '../../packages/hooks/src/core/signaling/port';
import { retryDelayMs, webSocketSignaling } from '../../packages/hooks/src/signaling/example/webSocket';
import { record, type Recorder } from '../../packages/hooks/src/signaling/recorder';
import { socketIoSignaling } from '../../packages/hooks/src/signaling/socketIo';
import { root } from '../lib/root.mjs';
import { startSocketIoRelay, startWebSocketRelay, type RelayServer } from './relayServers';
import type { Grant } from './webSocketRelay';

/** What the server of these tests says of who enters a room. */
function grantOf(room: string): Grant {
  if (room === 'forbidden') return null;
  if (room === 'lesson') return { role: 'host', name: 'Dr. Ada' };
  return room === 'surgery' ? { access: 'locked' } : {};
}

interface Relay {
  start(port: number): Promise<RelayServer>;
  signaling(port: number, room: string, secret?: string): Signaling;
}

const relays: Record<string, Relay> = {
  WebSocket: {
    start: (port) => startWebSocketRelay(port, (_request, room) => grantOf(room)),
    signaling: (port, room, secret) =>
      webSocketSignaling({ url: `ws://127.0.0.1:${port}`, room, ...(secret !== undefined && { secret }) }),
  },
  'Socket.IO': {
    start: (port) => startSocketIoRelay(port, { authorize: (_socket, room) => grantOf(room) }),
    signaling(port, room, secret) {
      const options = { forceNew: true, autoConnect: false, reconnectionDelay: 200, reconnectionDelayMax: 1300 };
      const socket = io(`http://127.0.0.1:${port}`, options);
      onTestFinished(() => void socket.disconnect());
      return socketIoSignaling({ socket, room, secret });
    },
  },
};

beforeAll(() => {
  // Node has one of its own only since version 22.
  vi.stubGlobal('WebSocket', WebSocket);
  return () => vi.unstubAllGlobals();
});

const hears = (condition: () => boolean) => vi.waitFor(() => expect(condition()).toBe(true), { timeout: 20_000, interval: 20 });
const opens = (member: Recorder, count = 1) => hears(() => member.all('open').length >= count);
const idOf = (member: Recorder) => member.all('open').at(-1)?.self.id;

describe.each(Object.entries(relays))('the %s relay of the guide', { timeout: 60_000 }, (_name, relay) => {
  async function start() {
    let server = await relay.start(0);
    const { port } = server;
    onTestFinished(() => server.stop());
    return {
      stop: () => server.stop(),
      async startAgain() {
        server = await relay.start(port);
      },
      enter(room: string, name: string, secret?: string): Recorder {
        const member = record(relay.signaling(port, room, secret), name);
        onTestFinished(() => member.connection.close());
        return member;
      },
    };
  }

  it('keeps everybody in the call when it is killed and started again', async () => {
    const { stop, startAgain, enter } = await start();
    const ada = enter('tea', 'Ada');
    await opens(ada);
    const ben = enter('tea', 'Ben');
    await opens(ben);
    await hears(() => ada.all('join').length === 1);
    const ids = [idOf(ada), idOf(ben)];

    await stop();
    for (const each of [ada, ben]) await hears(() => each.all('down').length >= 1);
    await startAgain();
    for (const each of [ada, ben]) await opens(each, 2);
    expect([idOf(ada), idOf(ben)]).toEqual(ids);
    const known = (member: Recorder) => [
      ...(member.all('open')[1]?.others ?? []),
      ...member.all('join').slice(member === ada ? 1 : 0).map((each) => each.member),
    ];
    await hears(() => known(ada).length === 1 && known(ben).length === 1);
    expect([known(ben)[0]?.id, known(ada)[0]?.id]).toEqual(ids);
    expect([...ada.all('leave'), ...ben.all('leave'), ...ada.all('fail'), ...ben.all('fail')]).toEqual([]);
    expect(ada.send('still here')).toBe(true);
    await hears(() => ben.all('message').length === 1);
    expect(ben.all('message')[0]).toMatchObject({ from: ids[0], data: 'still here' });
  });

  it('ends with the connections that a browser opened ahead of need', async () => {
    const server = await relay.start(0);
    const unused = connect(server.port, '127.0.0.1');
    const closed = new Promise((resolve) => unused.once('close', resolve));
    await new Promise((resolve) => unused.once('connect', resolve));
    await server.stop();
    await closed;
  });

  it('says nothing to the others when a newer socket of a tab replaces an older one', async () => {
    const { enter } = await start();
    const ben = enter('tea', 'Ben');
    await opens(ben);
    const secret = 'the-secret-of-one-tab';
    const before = enter('tea', 'Ada', secret);
    await opens(before);
    await hears(() => ben.all('join').length === 1);
    const after = enter('tea', 'Ada', secret);
    await opens(after);
    before.connection.close();
    expect(idOf(after)).toBe(idOf(before));
    expect(after.all('open')[0]?.others.map(({ name }) => name)).toEqual(['Ben']);
    const late = enter('tea', 'Cleo');
    await opens(late);
    after.send('here');
    await hears(() => ben.all('message').length === 1);
    expect(ben.all('join').map(({ member }) => member.name)).toEqual(['Ada', 'Cleo']);
    expect(ben.all('leave')).toEqual([]);
    after.connection.close();
    await hears(() => ben.all('leave').length === 1);
  });

  it('gives roles, names and the access of a room as the server says, and refuses who may not enter', async () => {
    const { enter } = await start();
    const ada = enter('lesson', 'Somebody');
    await opens(ada);
    expect(ada.all('open')[0]?.self).toMatchObject({ name: 'Dr. Ada', verified: true, role: 'host' });
    const guest = enter('tea', 'Ben');
    await opens(guest);
    expect(guest.all('open')[0]?.self).toMatchObject({ name: 'Ben', verified: false, role: 'guest' });
    expect(guest.all('open')[0]?.self).not.toHaveProperty('access');
    const patient = enter('surgery', 'Pat');
    await opens(patient);
    expect(patient.all('open')[0]?.self).toMatchObject({ name: 'Pat', role: 'guest', access: 'locked' });
    const stranger = enter('forbidden', 'Mallory');
    await hears(() => stranger.all('fail').length === 1);
    expect(stranger.all('fail')[0]?.error.code).toBe('room-forbidden');
  });
});

it('the Socket.IO relay of the guide lets one socket into so many rooms, and into another when it leaves one', async () => {
  const { port, stop } = await startSocketIoRelay(0, { maxRooms: 2 });
  const socket = io(`http://127.0.0.1:${port}`, { forceNew: true });
  onTestFinished(async () => {
    socket.disconnect();
    await stop();
  });
  const enter = async (room: string) =>
    (await socket.emitWithAck('visavis:enter', room, { secret: 'the-secret-of-one-tab' })) as { error?: string };
  expect([await enter('one'), await enter('two')].map(({ error }) => error)).toEqual([undefined, undefined]);
  expect(await enter('three')).toEqual({ error: 'too-many-rooms' });
  expect((await enter('two')).error).toBeUndefined();
  socket.emit('visavis:leave', 'one');
  expect((await enter('three')).error).toBeUndefined();
});

/** How long Socket.IO waits before each attempt, with the settings that the guide gives. */
function socketIoDelays(count: number): number[] {
  const guide = readFileSync(join(root, 'docs/signaling-socket-io.md'), 'utf8');
  const [, delay, max] = /reconnectionDelay: (\d+), reconnectionDelayMax: (\d+)/.exec(guide) ?? [];
  const manager = new Manager('http://127.0.0.1', {
    autoConnect: false,
    reconnectionDelay: Number(delay),
    reconnectionDelayMax: Number(max),
  });
  const { backoff } = manager as unknown as { backoff: { duration(): number } };
  return Array.from({ length: count }, () => backoff.duration());
}

// From the server's return on, the longest delay is all that is between a client and its next attempt.
it.each([
  ['WebSocket', (count: number) => Array.from({ length: count }, (_, failures) => retryDelayMs(failures))],
  ['Socket.IO', socketIoDelays],
])('a client of the %s guide tries again within 2 s, at random times', (_name, delaysOf) => {
  const outages = Array.from({ length: 200 }, () => delaysOf(40));
  expect(Math.max(...outages.flat())).toBeLessThanOrEqual(1600);
  expect(Math.min(...outages.flat())).toBeGreaterThanOrEqual(100);
  // When each of them asks the server for the last time: not at once, however long it was away.
  const last = outages.map((delays) => delays.reduce((sum, each) => sum + each, 0));
  expect(new Set(last).size).toBeGreaterThan(100);
});
