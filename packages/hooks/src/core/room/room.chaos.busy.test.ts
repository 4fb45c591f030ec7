import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryHub } from '../../signaling/memory';
import { createRandom, createSyntheticStream, mutateJson, randomJson, unreliable } from '../../testing/index';
import type { Json, Signaling } from '../signaling/port';
import { createRoomKey } from '../signaling/roomKey';
import { createRoom } from './createRoom';
import type { Room } from './room';

// In `npm run test:all` alone: four people in one page over signaling that loses and cuts, where connections that are late
// because the machine is busy are given up and made again today, which makes more work.
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup();
});

const NAMES = ['Ada', 'Ben', 'Cleo', 'Dan'];

function makeRoom(signaling: Signaling, name: string, roomKey: string | null = null): Room {
  const room = createRoom({ signaling, name: () => name, roomKey: () => roomKey });
  cleanups.push(() => room.leave());
  return room;
}

function camera(): MediaStream {
  const made = createSyntheticStream({ color: 'teal', toneHz: 440, width: 96, height: 54, frameRate: 5 });
  cleanups.push(() => made.stop());
  return made.stream;
}

/** How a room's connections to the others of `NAMES` stand. */
const statuses = (room: Room) =>
  room
    .getSnapshot()
    .participants.filter(({ name }) => NAMES.includes(name))
    .map(({ status }) => status);

/** The connections among `NAMES`, to see that none of them was replaced. */
const connections = (rooms: readonly Room[]) =>
  rooms.flatMap((room) =>
    room
      .getSnapshot()
      .participants.filter(({ name }) => NAMES.includes(name))
      .map(({ peer }) => peer?.connection),
  );

/** Waits until everybody is connected to everybody. A message that gets lost is sent again after a few seconds. */
async function expectMesh(rooms: readonly Room[]) {
  const whole = rooms.map(() => rooms.slice(1).map(() => 'connected'));
  await expect.poll(() => rooms.map(statuses), { interval: 100 }).toEqual(whole);
}

/** Writes down every status but `connected` that a connection has from now on. */
function watchBreaks(rooms: readonly Room[]): string[] {
  const breaks: string[] = [];
  for (const room of rooms) {
    const look = () => breaks.push(...statuses(room).filter((each) => each !== 'connected'));
    cleanups.push(room.subscribe(look));
  }
  return breaks;
}

describe('four members over signaling that loses, repeats, reorders and changes a fifth of all', () => {
  const faults = { loss: 0.2, duplicate: 0.2, reorder: 0.2, corrupt: 0.2, delayMs: 20 };

  it.each([
    ['in plain text', 1, null],
    ['encrypted', 2, createRoomKey()],
  ])('get connected and stay so, %s', async (_how, seed, roomKey) => {
    const hub = createMemoryHub();
    const rooms = NAMES.map((name, index) =>
      makeRoom(unreliable(hub.room('chaos'), { ...faults, seed: seed * 10 + index }), name, roomKey),
    );
    for (const room of rooms) room.setMedia(camera(), null);
    await Promise.all(rooms.map((room) => room.join()));
    await expectMesh(rooms);

    const [before, breaks] = [connections(rooms), watchBreaks(rooms)];
    for (const room of rooms) room.setMedia(camera(), camera());
    const others = () => rooms.flatMap((room) => room.getSnapshot().participants);
    const seen = () => others().filter(({ screen }) => screen);
    await expect.poll(() => seen().length).toBe(12);
    expect(breaks).toEqual([]);
    expect(connections(rooms)).toEqual(before);
  });

  it('go on through breaks of their own connections to it', async () => {
    const hub = createMemoryHub();
    const breaking = { loss: 0.1, outage: { everyMs: 700, lastsMs: 300 } };
    const rooms = NAMES.map((name, seed) =>
      makeRoom(unreliable(hub.room('breaks'), { ...breaking, seed }), name),
    );
    await Promise.all(rooms.map((room) => room.join()));
    await expectMesh(rooms);
    const [before, breaks, seen] = [connections(rooms), watchBreaks(rooms), new Set<string>()];
    rooms[0]?.subscribe(() => seen.add(rooms[0]?.getSnapshot().status ?? ''));
    await expect.poll(() => [...seen].toSorted()).toEqual(['joined', 'reconnecting']);
    expect(breaks).toEqual([]);
    expect(connections(rooms)).toEqual(before);
  });
});

describe('a hostile member', () => {
  const FRAMES = 100_000;
  /** What an inbox lets through of one member: a burst, then so many a second. */
  const [BURST, PER_SECOND] = [60, 15];

  it('cannot break a call or be a burden with 100,000 mutated frames', async () => {
    const failures: unknown[] = [];
    const onFailure = (event: ErrorEvent | PromiseRejectionEvent) => failures.push(event);
    addEventListener('error', onFailure);
    addEventListener('unhandledrejection', onFailure);
    const inflate = watchInflating();
    cleanups.push(inflate.stop, () => {
      removeEventListener('error', onFailure);
      removeEventListener('unhandledrejection', onFailure);
    });

    const hub = createMemoryHub();
    const captured: Json[] = [];
    const mallory = hub.room('hostile').connect('Mallory', {
      onOpen: () => undefined,
      onJoin: () => undefined,
      onLeave: () => undefined,
      onMessage: (_from, data) => captured.push(data as Json),
      onDown: () => undefined,
      onError: () => undefined,
      onFail: () => undefined,
    });
    cleanups.push(() => mallory.close());
    const rooms = NAMES.map((name) => makeRoom(hub.room('hostile'), name));
    for (const room of rooms) room.setMedia(camera(), null);
    await Promise.all(rooms.map((room) => room.join()));
    await expectMesh(rooms);
    expect(captured.length).toBeGreaterThan(4);

    const [before, breaks, frames] = [connections(rooms), watchBreaks(rooms), captured.slice(0, 50)];
    const random = createRandom(5);
    const start = { time: performance.now(), inflated: inflate.count() };
    for (let sent = 0; sent < FRAMES; sent++) {
      const frame = frames[sent % frames.length] as Json;
      mallory.send(random() < 0.7 ? mutateJson(frame, random) : random() < 0.5 ? frame : randomJson(random));
      if (sent % 500 === 0) await nextTask();
    }
    const seconds = (performance.now() - start.time) / 1000;

    expect(failures).toEqual([]);
    expect(breaks).toEqual([]);
    expect(connections(rooms)).toEqual(before);
    const allowed = rooms.length * (BURST + PER_SECOND * seconds);
    // Half as many again for what the members answer her, and hear each other answer.
    expect(inflate.count() - start.inflated).toBeLessThan(allowed * 1.5);

    // And the members still hear each other.
    const heard: unknown[] = [];
    rooms[1]?.onMessage('after', (_from, data) => heard.push(data));
    rooms[0]?.broadcast('after', 'all well');
    await expect.poll(() => heard).toEqual(['all well']);
  });
});

/** Counts how often something is inflated, which is the first costly thing that a frame can cause. */
function watchInflating() {
  const original = globalThis.DecompressionStream;
  let count = 0;
  globalThis.DecompressionStream = class extends original {
    constructor(format: CompressionFormat) {
      super(format);
      count += 1;
    }
  };
  return { count: () => count, stop: () => void (globalThis.DecompressionStream = original) };
}

/** Lets everything else on the page have a turn. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
