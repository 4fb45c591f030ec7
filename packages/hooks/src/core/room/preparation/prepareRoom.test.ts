import { expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryHub } from '../../../signaling/memory';
import { createVirtualEnvironment, type VirtualEnvironment } from '../../../testing/virtualEnvironment';
import { RtcError } from '../../errors';
import type { IceServersAnswer } from '../../peer/iceServers';
import type { Signaling } from '../../signaling/port';
import { createRoom } from '../createRoom';
import type { Room, RoomOptions } from '../room';
import { createPreparedRoom } from './createPreparedRoom';
import { prepareRoom } from './prepareRoom';

// Without WebRTC, which Node has not: what is prepared here is the signaling, the ICE servers and the key.

/** A transport that writes down what is made ready over it. */
function watchedSignaling(problem: RtcError | null = null): { signaling: Signaling; log: string[] } {
  const log: string[] = [];
  const ready = Promise.resolve(problem);
  const hub = createMemoryHub().room('tea');
  return {
    log,
    signaling: {
      ...hub,
      connect(name, events) {
        log.push(`connect ${name}`);
        return hub.connect(name, events);
      },
      prepare(name) {
        log.push(`prepare ${name}`);
        let closed = false;
        return {
          ready,
          close() {
            if (!closed) log.push(`close ${name}`);
            closed = true;
          },
        };
      },
    },
  };
}

/** A room of which everything is decided by the test. */
function makeRoom(options: Partial<RoomOptions> & Pick<RoomOptions, 'signaling'>): { room: Room; page: VirtualEnvironment } {
  const page = createVirtualEnvironment();
  const room = createRoom({ name: () => 'Ada', environment: page, ...options });
  onTestFinished(() => room.leave());
  return { room, page };
}

const servers = (ttlSeconds?: number) => vi.fn<() => Promise<IceServersAnswer>>(async () => ({ iceServers: [{ urls: 'stun:a.example' }], ttlSeconds }));
const isReady = (preparation: ReturnType<Room['prepare']>) => expect.poll(() => preparation.getSnapshot().status).toBe('ready');

it('makes ready what join takes, which asks nobody a second time', async () => {
  const { signaling, log } = watchedSignaling();
  const source = servers(600);
  const { room } = makeRoom({ signaling, iceServers: () => source });
  const preparation = room.prepare();
  expect(preparation.getSnapshot()).toEqual({ status: 'preparing', error: null });
  await isReady(preparation);
  expect(room.getSnapshot().status).toBe('idle');
  expect(log).toEqual(['prepare Ada']);

  await room.join();
  expect(room.getSnapshot().status).toBe('joined');
  expect(preparation.getSnapshot().status).toBe('over');
  expect(source).toHaveBeenCalledTimes(1);
  expect(log).toEqual(['prepare Ada', 'connect Ada', 'close Ada']);
  preparation.release();
  expect(room.getSnapshot().status).toBe('joined');
});

it('is taken by another room over the same signaling', async () => {
  const { signaling, log } = watchedSignaling();
  const source = servers();
  const lobby = makeRoom({ signaling, iceServers: () => source });
  await isReady(lobby.room.prepare());
  const call = makeRoom({ signaling, iceServers: () => source });
  await call.room.join();
  expect(source).toHaveBeenCalledTimes(1);
  expect(log).toEqual(['prepare Ada', 'connect Ada', 'close Ada']);
});

it('gives everything back once nobody needs it, and leaves no timer', async () => {
  const { signaling, log } = watchedSignaling();
  const source = servers(600);
  const { room, page } = makeRoom({ signaling, iceServers: () => source });
  const [first, second] = [room.prepare(), room.prepare()];
  await isReady(first);
  expect(log).toEqual(['prepare Ada']);
  first.release();
  first.release();
  expect(log).toEqual(['prepare Ada']);
  second.release();
  expect(log).toEqual(['prepare Ada', 'close Ada']);
  expect(second.getSnapshot().status).toBe('over');
  page.advance(3_600_000);
  page.emit('online');
  expect(source).toHaveBeenCalledTimes(1);

  await room.join();
  expect(source).toHaveBeenCalledTimes(2);
});

it('renews the ICE servers before they expire, and asks again in another network', async () => {
  const { signaling } = watchedSignaling();
  const source = servers(600);
  const { room, page } = makeRoom({ signaling, iceServers: () => source });
  const preparation = room.prepare();
  await isReady(preparation);
  page.advance(530_000);
  expect(source).toHaveBeenCalledTimes(1);
  page.advance(15_000);
  await expect.poll(() => source.mock.calls.length).toBe(2);
  page.emit('online');
  await expect.poll(() => source.mock.calls.length).toBe(3);
  preparation.release();
});

it('asks for ICE servers as ever once those that were ready have been there for a while', async () => {
  const { signaling } = watchedSignaling();
  const source = servers(600);
  const { room, page } = makeRoom({ signaling, iceServers: () => source });
  await isReady(room.prepare());
  await room.join();
  page.advance(20_000);
  room.leave();
  await room.join();
  expect(source).toHaveBeenCalledTimes(2);
});

it('prepares again under a new name once it stays the same, and does not enter with what the old one got', async () => {
  const { signaling, log } = watchedSignaling();
  let name = 'Ada';
  const { room, page } = makeRoom({ signaling, name: () => name });
  const preparation = room.prepare();
  await isReady(preparation);
  for (name of ['B', 'Be', 'Ben']) {
    preparation.update();
    page.advance(200);
  }
  expect(log).toEqual(['prepare Ada']);
  page.advance(1000);
  expect(log).toEqual(['prepare Ada', 'close Ada', 'prepare Ben']);
  name = 'Benedict';
  await room.join();
  expect(log.slice(3)).toEqual(['close Ben', 'connect Benedict']);
});

it('tells what could not be made ready, and joins all the same', async () => {
  const { signaling } = watchedSignaling();
  const source = servers();
  source.mockRejectedValueOnce(new Error('502'));
  const { room } = makeRoom({ signaling, iceServers: () => source });
  const preparation = room.prepare();
  await isReady(preparation);
  expect(preparation.getSnapshot().error).toMatchObject({ code: 'turn-unreachable', recovery: 'check-network' });
  await room.join();
  expect(room.getSnapshot()).toMatchObject({ status: 'joined', error: null });
  expect(source).toHaveBeenCalledTimes(2);

  const line = watchedSignaling(new RtcError('chunk-unavailable', 'gone'));
  const other = makeRoom({ signaling: line.signaling }).room.prepare();
  await isReady(other);
  expect(other.getSnapshot().error?.code).toBe('chunk-unavailable');
  other.release();
});

it('joins without it where its code can not be loaded, or is not there yet', async () => {
  const { signaling, log } = watchedSignaling();
  const { room, page } = makeRoom({ signaling });
  const options = { signaling, name: () => 'Ada', environment: page };
  const failing = prepareRoom(options, () => Promise.reject(new TypeError('offline')));
  await isReady(failing);
  expect(failing.getSnapshot().error).toMatchObject({ code: 'chunk-unavailable', recovery: 'reload' });
  await room.join();
  expect(log).toEqual(['connect Ada']);
  room.leave();

  let arrive: (part: { createPreparedRoom: typeof createPreparedRoom }) => void = () => undefined;
  const late = prepareRoom(options, () => new Promise((resolve) => (arrive = resolve)));
  await room.join();
  arrive({ createPreparedRoom });
  await vi.waitFor(() => expect(late.getSnapshot().status).toBe('over'));
  expect(log).toEqual(['connect Ada', 'connect Ada']);
});

it('has the key imported, and enters with another one all the same', async () => {
  vi.stubGlobal('isSecureContext', true);
  onTestFinished(() => void vi.unstubAllGlobals());
  const importKey = vi.spyOn(crypto.subtle, 'importKey');
  const { signaling } = watchedSignaling();
  let roomKey = 'a'.repeat(22);
  const { room } = makeRoom({ signaling, roomKey: () => roomKey });
  await isReady(room.prepare());
  await room.join();
  expect(importKey).toHaveBeenCalledTimes(1);
  room.leave();

  await isReady(room.prepare());
  roomKey = 'b'.repeat(22);
  await room.join();
  await vi.waitFor(() => expect(importKey).toHaveBeenCalledTimes(3));
  expect(room.getSnapshot().status).toBe('joined');
});
