import { afterEach, describe, expect, inject, it } from 'vitest';
import { pusherSignaling } from '../../signaling/pusher';
import { createSyntheticStream } from '../../testing/index';
import { createPusherClient } from '../../testing/pusherClient';
import type { Json, Signaling } from '../signaling/port';
import { createRoom } from './createRoom';
import type { Room } from './room';

const channels = inject('channels');
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup();
});

/** What one member published: how long each event was, and when it left. */
interface Ledger {
  events: { bytes: number; at: number }[];
}

/** Pusher as it is, with everything that is published written down. */
function counted(room: string, name: string): { signaling: Signaling; ledger: Ledger } {
  const pusher = createPusherClient(channels, name);
  cleanups.push(() => pusher.disconnect());
  const ledger: Ledger = { events: [] };
  const signaling = pusherSignaling({ pusher, room });
  return {
    ledger,
    signaling: {
      ...signaling,
      connect(memberName, events) {
        const connection = signaling.connect(memberName, events);
        return {
          ...connection,
          send(data: Json) {
            const bytes = new TextEncoder().encode(JSON.stringify(data)).byteLength;
            ledger.events.push({ bytes, at: performance.now() });
            return connection.send(data);
          },
        };
      },
    },
  };
}

/** Small and slow: one machine encodes the pictures of all the people here. */
function medium(size = { width: 96, height: 54, frameRate: 2 }): MediaStream {
  const made = createSyntheticStream({ toneHz: 440, ...size });
  cleanups.push(() => made.stop());
  return made.stream;
}

let count = 0;
function people(number: number, screens = false): { rooms: Room[]; ledgers: Ledger[] } {
  const name = `cost-${Date.now()}-${count++}`;
  const made = Array.from({ length: number }, (_, index) => counted(name, `P${index}`));
  const rooms = made.map(({ signaling }, index) => createRoom({ signaling, name: () => `P${index}` }));
  for (const room of rooms) {
    cleanups.push(() => room.leave());
    room.setMedia(medium(), screens ? medium() : null);
  }
  return { rooms, ledgers: made.map(({ ledger }) => ledger) };
}

/** Waits until everybody sees everybody's camera, and until nothing more is said about it. */
async function settle(rooms: Room[], ledgers: Ledger[]) {
  for (const room of rooms) {
    await expect
      .poll(() => room.getSnapshot().participants.filter(({ camera }) => camera !== null).length, { timeout: 20_000 })
      .toBe(rooms.length - 1);
  }
  const total = () => ledgers.reduce((sum, { events }) => sum + events.length, 0);
  let before = -1;
  let quietSince = performance.now();
  await expect
    .poll(
      () => {
        if (total() !== before) quietSince = performance.now();
        before = total();
        return performance.now() - quietSince;
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(2_500);
}

/** The most that one member published in any second. */
function busiestSecond({ events }: Ledger): number {
  return Math.max(0, ...events.map(({ at }) => events.filter((each) => each.at >= at && each.at < at + 1000).length));
}

describe('what a call costs in signaling', () => {
  it('is at most three events a side for audio and video', async () => {
    const { rooms, ledgers } = people(2);
    await Promise.all(rooms.map((room) => room.join()));
    await settle(rooms, ledgers);
    for (const { events } of ledgers) expect(events.length).toBeLessThanOrEqual(3);
  }, 40_000);

  it('is nothing for what comes later: screens, cameras off and on', async () => {
    const { rooms, ledgers } = people(2);
    await Promise.all(rooms.map((room) => room.join()));
    await settle(rooms, ledgers);
    const before = ledgers.map(({ events }) => events.length);
    const [ada, ben] = rooms as [Room, Room];
    ada.setMedia(ada.getSnapshot().self?.camera ?? null, medium());
    ben.setMedia(ben.getSnapshot().self?.camera ?? null, medium());
    for (const room of rooms) {
      await expect.poll(() => room.getSnapshot().participants[0]?.screen, { timeout: 10_000 }).toBeTruthy();
    }
    await settle(rooms, ledgers);
    expect(ledgers.map(({ events }) => events.length)).toEqual(before);
  }, 40_000);

  it('is within 60 billed messages for four who join at once', async () => {
    const { rooms, ledgers } = people(4);
    await Promise.all(rooms.map((room) => room.join()));
    await settle(rooms, ledgers);
    // Pusher bills the event and each delivery of it.
    const billed = ledgers.reduce((sum, { events }) => sum + events.length, 0) * 4;
    expect(billed).toBeLessThanOrEqual(60);
  }, 60_000);

  it('never has an event over 10,000 bytes, nor more than ten a second, however many join with screens', async () => {
    const { rooms, ledgers } = people(6, true);
    await Promise.all(rooms.map((room) => room.join()));
    await settle(rooms, ledgers);
    for (const ledger of ledgers) {
      expect(Math.max(...ledger.events.map(({ bytes }) => bytes))).toBeLessThanOrEqual(10_000);
      expect(busiestSecond(ledger)).toBeLessThanOrEqual(10);
    }
  }, 90_000);
});
