import { expect, onTestFinished } from 'vitest';
import { createRoom } from '../core/room/createRoom';
import type { Participant } from '../core/room/participant';
import type { Room } from '../core/room/room';
import type { Signaling } from '../core/signaling/port';
import { createMemoryHub } from '../signaling/memory';
import type { Rgb } from './pictureColor';
import { createSyntheticStream, type SyntheticStreamOptions } from './syntheticStream';

export const RED: Rgb = [200, 40, 40];
export const GREEN: Rgb = [40, 160, 60];
export const BLUE: Rgb = [40, 60, 200];

let count = 0;
/** Names a room that no other test is in. */
export const uniqueName = () => `room-${Date.now()}-${count++}`;

/** Makes a room for one test, which is left when that is over. */
export function makeRoom(signaling: Signaling, name: string): Room {
  const room = createRoom({ signaling, name: () => name });
  onTestFinished(() => room.leave());
  return room;
}

/** Makes the rooms of two who could meet. */
export function makeTwo(): { ada: Room; ben: Room } {
  const signaling = createMemoryHub().room('two');
  return { ada: makeRoom(signaling, 'Ada'), ben: makeRoom(signaling, 'Ben') };
}

/** A camera of one colour, with a tone. */
export function makeCamera(color: Rgb, size: SyntheticStreamOptions = { width: 320, height: 180 }): MediaStream {
  const made = createSyntheticStream({ color: `rgb(${color.join(' ')})`, toneHz: 440, ...size });
  onTestFinished(() => made.stop());
  return made.stream;
}

/** Whom a room knows under a name, once the connection to them stands. */
export async function meets(room: Room, name: string): Promise<() => Participant> {
  const find = () => room.getSnapshot().participants.find((each) => each.name === name);
  await expect.poll(() => find()?.status).toBe('connected');
  return () => {
    const participant = find();
    if (!participant) throw new Error(`${name} is not in the room.`);
    return participant;
  };
}

/** The names of the others, as a room lists them. */
export const names = (room: Room) => room.getSnapshot().participants.map(({ name }) => name);
