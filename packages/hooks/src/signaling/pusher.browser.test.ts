import type Pusher from 'pusher-js';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startOwnPusherApp } from '../../../../scripts/vitest/ownPusherApp';
import { createPusherClient, type PusherPlace } from '../testing/pusherClient';
import { describeSignaling } from './contract';
import { pusherSignaling } from './pusher';
import { record } from './recorder';

// Of its own, since its connections are cut.
const channels = await startOwnPusherApp();
const { authUrl, controlUrl } = channels;
const instances: Pusher[] = [];

/** A pusher-js as a user would make it: one a tab. */
function makePusher(name: string, elsewhere: Partial<PusherPlace> = {}): Pusher {
  const pusher = createPusherClient({ ...channels, ...elsewhere }, name);
  instances.push(pusher);
  return pusher;
}

/** Holds the WebSockets that are made in this test: real ones, which can be cut off without a word. */
function holdSockets(): { goDead(): void } {
  const Original = globalThis.WebSocket;
  const dead = new AbortController();
  globalThis.WebSocket = class extends Original {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      if (dead.signal.aborted) return;
      this.addEventListener('message', (event) => dead.signal.aborted && event.stopImmediatePropagation());
      dead.signal.addEventListener('abort', () => (this.send = () => undefined));
    }
  };
  onTestFinished(() => {
    globalThis.WebSocket = Original;
  });
  return { goDead: () => dead.abort() };
}

/**
 * Stands in the way of the next authorizations of this test: they are answered with these statuses, 0 for a
 * network that drops them; those after that get through.
 */
function holdAuthorization(statuses: readonly number[]): { answers: (number | 'its own')[] } {
  const left = [...statuses];
  const answers: (number | 'its own')[] = [];
  const Original = globalThis.XMLHttpRequest;
  globalThis.XMLHttpRequest = class extends Original {
    override open(method: string, url: string | URL) {
      const status = url === authUrl ? left.shift() : undefined;
      answers.push(status ?? 'its own');
      const nobody = 'http://127.0.0.1:9/';
      super.open(method, status === undefined ? url : status === 0 ? nobody : `${controlUrl}/status/${status}`);
    }
  };
  onTestFinished(() => {
    globalThis.XMLHttpRequest = Original;
  });
  return { answers };
}

let count = 0;
const uniqueRoom = (name: string) => `${name}-${Date.now()}-${count++}`;

afterEach(() => {
  for (const pusher of instances.splice(0)) pusher.disconnect();
});

// Names come from the authorization endpoint, so each member's tab is told its own.
const names = ['Ada', 'Ben', 'Cleo'];
let entered = 0;
describe('pusher', () => {
  beforeEach(() => {
    entered = 0;
  });
  describeSignaling('pusher', (room) => {
    const signaling = pusherSignaling({ pusher: makePusher('pending'), room });
    return {
      ...signaling,
      connect(name, events) {
        entered += 1;
        const named = names.includes(name) ? name : `Member ${entered}`;
        return pusherSignaling({ pusher: makePusher(named), room }).connect(name, events);
      },
    };
  });
});

describe('pusher, when things go wrong', () => {
  it('goes down with the connection and comes back as the same member', async () => {
    const room = uniqueRoom('reconnect');
    const ada = record(pusherSignaling({ pusher: makePusher('Ada'), room }), 'Ada');
    const first = await ada.hears('open');
    const ben = record(pusherSignaling({ pusher: makePusher('Ben'), room }), 'Ben');
    await ben.hears('open');

    await fetch(`${controlUrl}/disconnect-all`, { method: 'POST' });
    await ada.hears('down');
    const second = await ada.hears('open', 2);
    expect(second.self.id).toBe(first.self.id);
    const benAgain = await ben.hears('open', 2);
    await expect.poll(() => ada.send('still here')).toBe(true);
    expect((await ben.hears('message')).from).toBe(first.self.id);
    expect(benAgain.self.id).toBe(ben.all('open')[0]?.self.id);
    ada.connection.close();
    ben.connection.close();
  });

  it('says that a room is forbidden', async () => {
    const ada = record(pusherSignaling({ pusher: makePusher('Ada'), room: 'forbidden' }), 'Ada');
    const { error } = await ada.hears('fail');
    expect(error.code).toBe('room-forbidden');
    expect(ada.send('let me in')).toBe(false);
  });

  it('says that a room is full', async () => {
    const room = uniqueRoom('full');
    const members = Array.from({ length: 8 }, (_, index) =>
      record(pusherSignaling({ pusher: makePusher(`Member ${index}`), room }), ''),
    );
    for (const member of members) await member.hears('open');
    const late = record(pusherSignaling({ pusher: makePusher('Late'), room }), 'Late');
    expect((await late.hears('fail')).error.code).toBe('room-full');
    for (const { connection } of members) connection.close();
  });

  it('says that the endpoint refused the room name', async () => {
    const ada = record(pusherSignaling({ pusher: makePusher('Ada'), room: 'no,such,name' }), 'Ada');
    expect((await ada.hears('fail')).error.code).toBe('signaling-rejected');
  });

  it('says that the endpoint can not be reached', async () => {
    const pusher = makePusher('Ada', { authUrl: 'http://127.0.0.1:9/auth' });
    const ada = record(pusherSignaling({ pusher, room: uniqueRoom('no-endpoint') }), 'Ada');
    expect((await ada.hears('fail')).error.code).toBe('signaling-unavailable');
  });

  it('asks an endpoint that could not say once more', async () => {
    const { answers } = holdAuthorization([503, 0]);
    const ada = record(pusherSignaling({ pusher: makePusher('Ada'), room: uniqueRoom('busy') }), 'Ada');
    await ada.hears('open');
    expect(answers).toEqual([503, 0, 'its own']);
    ada.connection.close();
  });

  it('asks for as long as it takes to come back into a room', async () => {
    const pusher = makePusher('Ada');
    const ada = record(pusherSignaling({ pusher, room: uniqueRoom('comes-back') }), 'Ada');
    await ada.hears('open');
    const { answers } = holdAuthorization([0, 503, 0]);
    const before = pusher.connection.socket_id;
    await fetch(`${controlUrl}/disconnect-all`, { method: 'POST' });
    await ada.hears('open', 2);
    expect(pusher.connection.socket_id).not.toBe(before);
    expect(answers).toEqual([0, 503, 0, 'its own']);
    expect(ada.all('fail')).toEqual([]);
    ada.connection.close();
  });

  it('says that Pusher does not know the app', async () => {
    const pusher = makePusher('Ada', { key: 'no-such-key' });
    const ada = record(pusherSignaling({ pusher, room: uniqueRoom('no-app') }), 'Ada');
    const { error } = await ada.hears('fail');
    expect(error.code).toBe('signaling-rejected');
    expect(error.message).toContain('4001');
  });

  it('says that the connection was ended by its owner', async () => {
    const pusher = makePusher('Ada');
    const ada = record(pusherSignaling({ pusher, room: uniqueRoom('owner') }), 'Ada');
    await ada.hears('open');
    pusher.disconnect();
    expect((await ada.hears('fail')).error.code).toBe('signaling-unavailable');
  });

  it('notices a connection that is open only in name, and gets another', async () => {
    const sockets = holdSockets();
    const room = uniqueRoom('dead-connection');
    const ada = record(pusherSignaling({ pusher: makePusher('Ada'), room }), 'Ada');
    const { self } = await ada.hears('open');
    sockets.goDead();
    ada.connection.check?.();
    await ada.hears('down');
    expect((await ada.hears('open', 2)).self.id).toBe(self.id);
    ada.connection.close();
  });

  it('asks for a sign of life when there is a network again', async () => {
    const sockets = holdSockets();
    const ada = record(pusherSignaling({ pusher: makePusher('Ada'), room: uniqueRoom('online') }), 'Ada');
    await ada.hears('open');
    sockets.goDead();
    window.dispatchEvent(new Event('online'));
    await ada.hears('open', 2);
    ada.connection.close();
  });

  it('keeps a connection that answers', async () => {
    const pusher = makePusher('Ada');
    const ada = record(pusherSignaling({ pusher, room: uniqueRoom('live-connection') }), 'Ada');
    await ada.hears('open');
    const socketId = pusher.connection.socket_id;
    const unbind = vi.spyOn(pusher.connection, 'unbind');
    ada.connection.check?.();
    // The answer has come once it is no longer waited for.
    await expect.poll(() => unbind.mock.calls.map(([name]) => name)).toContain('message');
    expect(pusher.connection.socket_id).toBe(socketId);
    expect(ada.all('down')).toEqual([]);
    ada.connection.close();
  });

  it('leaves no handler on the instance', async () => {
    const pusher = makePusher('Ada');
    const signaling = pusherSignaling({ pusher, room: uniqueRoom('handlers') });
    const bind = vi.spyOn(pusher.connection, 'bind');
    const unbind = vi.spyOn(pusher.connection, 'unbind');
    for (let round = 1; round <= 3; round++) {
      const ada = record(signaling, 'Ada');
      await ada.hears('open');
      ada.connection.close();
    }
    expect(bind.mock.calls.length).toBeGreaterThan(0);
    expect(unbind.mock.calls).toEqual(bind.mock.calls);
    expect(pusher.allChannels()).toEqual([]);
  });
});
