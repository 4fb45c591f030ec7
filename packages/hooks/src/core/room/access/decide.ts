import { MAX_NAMED, mergePolicies, type MemberDecision, type RoomAccess, type RoomPolicy } from './policy';

/** Who decides, and when. */
export interface Decider {
  /** The host's id. */
  readonly by: string;
  /** The time, in ms since 1970. A host whose clock is behind decides after what it knows all the same. */
  readonly nowMs: number;
}

/** A time that is later than all that is decided. */
function nextTime({ access, members, ended }: RoomPolicy, nowMs: number): number {
  const latest = Math.max(access?.at ?? 0, ended?.at ?? 0, ...members.map(({ at }) => at));
  // Where a clock is far off, order is still kept for as long as numbers can.
  return Math.min(Math.max(nowMs, latest + 1), Number.MAX_SAFE_INTEGER - MAX_NAMED);
}

/** Locks or opens a room. `inside`: who is in, and stays. */
export function decideAccess(
  policy: RoomPolicy,
  { by, nowMs }: Decider,
  value: RoomAccess,
  inside: readonly string[],
): RoomPolicy {
  const access = { at: nextTime(policy, nowMs), by, value, inside: value === 'locked' ? inside.slice(-MAX_NAMED) : [] };
  return mergePolicies(policy, { access, members: [], ended: null });
}

/** Decides about one member. */
export function decideMember(
  policy: RoomPolicy,
  { by, nowMs }: Decider,
  { id, value, visit }: Pick<MemberDecision, 'id' | 'value' | 'visit'>,
): RoomPolicy {
  const decision = { at: nextTime(policy, nowMs), by, id, value, ...(visit !== undefined && { visit }) };
  return mergePolicies(policy, { access: null, members: [decision], ended: null });
}

/** Ends the call for all. */
export function decideEnd(policy: RoomPolicy, { by, nowMs }: Decider): RoomPolicy {
  return mergePolicies(policy, { access: null, members: [], ended: { at: nextTime(policy, nowMs), by } });
}
