import type { Rgb } from '../apps/demo/e2e/people/fakeDevices';
import type { Lab } from './lab';
import type { Caller } from './people/caller';
import { describePair, type Pair } from './people/pair';

export const RED: Rgb = [200, 40, 40];
export const GREEN: Rgb = [40, 180, 40];
export const BLUE: Rgb = [40, 40, 200];
export const YELLOW: Rgb = [200, 180, 40];

/** What happens in a page when it is in its channel, for the first time or again; see `Caller.timeOf`. */
export const SUBSCRIBED = 'websocket ← pusher_internal:subscription_succeeded';

let rooms = 0;

/** Brings two people into a room, until each sees the other's picture move, and notes the path and the times. */
export async function call(lab: Lab, a: Caller, b: Caller): Promise<{ room: string; pairs: [Pair, Pair] }> {
  const room = await meet(a, b);
  await Promise.all([a.meets(b.name), b.meets(a.name)]);
  await Promise.all([a.seesAlive(b), b.seesAlive(a)]);
  const pairs = await Promise.all([a.pair(), b.pair()]);
  lab.note('pair', pairs.map(describePair).join(', '));
  const made = await b.timeOf('connection 1: made', 0);
  const connected = await b.timeOf('connection 1: state connected', made);
  const picture = Math.max(await a.firstMoveOf(b), await b.firstMoveOf(a));
  lab.note('connected', `${inSeconds(connected - made)}, ${inSeconds(picture - made)}`);
  return { room, pairs };
}

/** Brings two people into a room of their own, whether or not they can connect. */
export async function meet(a: Caller, b: Caller): Promise<string> {
  rooms += 1;
  const room = `lab-${rooms}`;
  await a.join(room);
  await b.join(room);
  return room;
}

/** Such as `1.23 s`. */
export const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
