import { expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryHub } from '../../signaling/memory';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createPart } from '../part';
import type { IceServersAnswer } from '../peer/iceServers';
import type { Signaling } from '../signaling/port';
import { createRoom } from './createRoom';
import { createRoomLater } from './createRoomLater';
import type { Room, RoomOptions } from './room';

// Alone in its room, which takes no WebRTC.

type Code = { createRoom: typeof createRoom };

/** The room's code, which comes when the test says so. */
function makeCode() {
  const answers: { resolve(code: Code): void; reject(cause: unknown): void }[] = [];
  const load = vi.fn<() => Promise<Code>>(() => new Promise((resolve, reject) => answers.push({ resolve, reject })));
  return {
    code: createPart(load),
    load,
    arrive: () => answers.at(-1)?.resolve({ createRoom }),
    fail: () => answers.at(-1)?.reject(new TypeError('offline')),
  };
}

function watchedSignaling(): { signaling: Signaling; log: string[] } {
  const log: string[] = [];
  const hub = createMemoryHub().room('tea');
  const connect: Signaling['connect'] = (name, events) => {
    log.push(`connect ${name}`);
    const connection = hub.connect(name, events);
    return {
      ...connection,
      close() {
        log.push(`close ${name}`);
        connection.close();
      },
    };
  };
  return { log, signaling: { ...hub, connect } };
}

function makeRoom(options: Partial<RoomOptions> = {}) {
  const { signaling, log } = watchedSignaling();
  const made = makeCode();
  const room = createRoomLater({ signaling, name: () => 'Ada', environment: createVirtualEnvironment(), ...options }, made.code);
  onTestFinished(() => room.leave());
  return { ...made, room, log, signaling };
}

it('begins nothing by itself', () => {
  const { room, load, log } = makeRoom();
  expect(room.getSnapshot()).toMatchObject({ status: 'idle', inRoom: false, participants: [] });
  expect(load).not.toHaveBeenCalled();
  expect(log).toEqual([]);
});

it('fetches its code beside the signaling and the ICE servers, each asked once', async () => {
  const source = vi.fn<() => Promise<IceServersAnswer>>(async () => ({ iceServers: [] }));
  const { room, load, log, arrive } = makeRoom({ iceServers: () => source });
  const seen: string[] = [];
  room.subscribe(() => seen.push(room.getSnapshot().status));
  const joined = room.join();
  expect(room.join()).toBe(joined);
  expect(load).toHaveBeenCalledTimes(1);
  expect(log).toEqual(['connect Ada']);
  await Promise.resolve();
  expect(source).toHaveBeenCalledTimes(1);
  expect(room.getSnapshot().status).toBe('joining');
  arrive();
  await joined;
  expect(seen.filter((status, index) => status !== seen[index - 1])).toEqual(['joining', 'joined']);
  expect(room.getSnapshot()).toMatchObject({ inRoom: true, self: { name: 'Ada' } });
  expect(source).toHaveBeenCalledTimes(1);
  expect(log).toEqual(['connect Ada']);
  room.leave();
  expect(room.getSnapshot().status).toBe('left');
  await expect.poll(() => log).toEqual(['connect Ada', 'close Ada']);
});

it('fails with a way out where its code can not be had, and can be joined once it can', async () => {
  const { room, log, fail, arrive } = makeRoom();
  const failed = room.join();
  fail();
  await failed;
  expect(room.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'chunk-unavailable', recovery: 'reload' } });
  expect(log).toEqual(['connect Ada', 'close Ada']);
  const joined = room.join();
  expect(room.getSnapshot()).toMatchObject({ status: 'joining', error: null });
  arrive();
  await joined;
  expect(room.getSnapshot()).toMatchObject({ status: 'joined', error: null });
});

it('is left while its code is on its way, and joined again', async () => {
  const { room, log, arrive } = makeRoom();
  const joined = room.join();
  room.leave();
  await joined;
  expect(room.getSnapshot()).toMatchObject({ status: 'left', error: null });
  expect(log).toEqual(['connect Ada', 'close Ada']);
  arrive();
  await expect.poll(() => log).toHaveLength(2);
  expect(room.getSnapshot().status).toBe('left');
  await room.join();
  expect(room.getSnapshot().status).toBe('joined');
});

it('is made once, also where it is joined again in the moment in which its code arrives', async () => {
  const make = vi.fn<typeof createRoom>(createRoom);
  let loaded: Code | null = null;
  const code = {
    get loaded() {
      return loaded;
    },
    async load(): Promise<Code> {
      await Promise.resolve();
      loaded = { createRoom: make };
      void room.join();
      return loaded;
    },
  };
  const { signaling } = watchedSignaling();
  const room: Room = createRoomLater({ signaling, name: () => 'Ada', environment: createVirtualEnvironment() }, code);
  onTestFinished(() => room.leave());
  await room.join();
  expect(room.getSnapshot().status).toBe('joined');
  expect(make).toHaveBeenCalledTimes(1);
});

it('keeps what it is told before its code is there', async () => {
  const made = makeCode();
  const host = createMemoryHub().room('den', { role: 'host' });
  const room = createRoomLater({ signaling: host, name: () => 'Hana', environment: createVirtualEnvironment() }, made.code);
  onTestFinished(() => room.leave());
  expect(room.setAccess('locked')).toBe(true);
  expect([room.admit('x'), room.remove('x'), room.endForAll()]).toEqual([false, false, false]);
  expect(room.broadcast('topic', 'hello').recipients).toEqual([]);
  const create = () => ({ made: true });
  const extension = room.extension(create);
  const joined = room.join();
  made.arrive();
  await joined;
  expect(room.getSnapshot()).toMatchObject({ status: 'joined', access: 'locked' });
  expect(room.extension(create)).toBe(extension);
});

it('hears of others only as long as it listens, from before its code was there', async () => {
  const hub = createMemoryHub();
  const make = (name: string, made = makeCode()) => {
    const room = createRoomLater({ signaling: hub.room('tea'), name: () => name, environment: createVirtualEnvironment() }, made.code);
    onTestFinished(() => room.leave());
    return { room, ...made };
  };
  const { room, arrive } = make('Ada');
  const heard = vi.fn<() => void>();
  const unheard = vi.fn<() => void>();
  room.onParticipantJoined(heard);
  room.onParticipantJoined(unheard)();
  const joined = room.join();
  arrive();
  await joined;
  const guest = make('Ben');
  void guest.room.join();
  guest.arrive();
  await expect.poll(() => heard.mock.calls.length).toBe(1);
  expect(unheard).not.toHaveBeenCalled();
});

it('leaves the signaling to what was prepared, and is the room itself once the code is there', async () => {
  const { room, log, arrive, load, code } = makeRoom();
  const preparation = room.prepare();
  expect(load).toHaveBeenCalledTimes(1);
  const joined = room.join();
  expect(log).toEqual([]);
  arrive();
  await joined;
  expect(log).toEqual(['connect Ada']);
  expect(preparation.getSnapshot().status).toBe('over');
  const again = createRoomLater({ signaling: createMemoryHub().room('tea'), name: () => 'Ada', environment: createVirtualEnvironment() }, code);
  onTestFinished(() => again.leave());
  await again.join();
  expect(again.getSnapshot().status).toBe('joined');
});

it('shows nobody a member whose room key can not be one', async () => {
  const { room, log, arrive } = makeRoom({ roomKey: () => 'short' });
  const joined = room.join();
  arrive();
  await joined;
  expect(room.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'key-mismatch' } });
  expect(log).toEqual([]);
});
