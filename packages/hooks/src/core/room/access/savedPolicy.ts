import * as v from 'valibot';
import { EMPTY_POLICY, PolicySchema, type RoomPolicy } from './policy';

const keyOf = (room: string, selfId: string) => `visavis:policy:${room}:${selfId}`;

/** What a host had decided before; empty, if nothing that can be read. */
export function loadPolicy(room: string, selfId: string): RoomPolicy {
  try {
    const result = v.safeParse(PolicySchema, JSON.parse(sessionStorage.getItem(keyOf(room, selfId)) ?? 'null'));
    return result.success ? result.output : EMPTY_POLICY;
  } catch {
    return EMPTY_POLICY; // Storage is switched off, or holds what is no JSON: as if nothing had been kept.
  }
}

/** Keeps a host's decisions for as long as the tab lives, or until the call has ended for all; null: forgets them. */
export function savePolicy(room: string, selfId: string, policy: RoomPolicy | null): void {
  try {
    if (!policy || policy.ended) sessionStorage.removeItem(keyOf(room, selfId));
    else sessionStorage.setItem(keyOf(room, selfId), JSON.stringify(policy));
  } catch {
    // Storage is switched off: after a reload the room is as it is at first, and the host decides again.
  }
}
