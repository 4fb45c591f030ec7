import * as v from 'valibot';
import { OPEN_POLICY, PolicySchema, type RoomPolicy } from './policy';

const keyOf = (selfId: string) => `visavis:policy:${selfId}`;

/** What a host had decided before the tab was reloaded; open, if nothing that can be read. */
export function loadPolicy(selfId: string): RoomPolicy {
  try {
    const result = v.safeParse(PolicySchema, JSON.parse(sessionStorage.getItem(keyOf(selfId)) ?? 'null'));
    return result.success ? result.output : OPEN_POLICY;
  } catch {
    return OPEN_POLICY; // Storage is switched off, or holds what is no JSON: as if nothing had been kept.
  }
}

/** Keeps a host's decision for as long as the tab lives; null: forgets it. */
export function savePolicy(selfId: string, policy: RoomPolicy | null): void {
  try {
    if (policy) sessionStorage.setItem(keyOf(selfId), JSON.stringify(policy));
    else sessionStorage.removeItem(keyOf(selfId));
  } catch {
    // Storage is switched off: a reload begins with an open room, and the host locks it again.
  }
}
