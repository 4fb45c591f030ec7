import * as v from 'valibot';
import type { Member } from '../signaling/port';

/** The most members a policy can name; a mesh is long past its sense there. */
const MAX_NAMED = 256;

const IdsSchema = v.pipe(
  v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(128))),
  v.maxLength(MAX_NAMED),
);

export const PolicySchema = v.object({
  /** When the host decided it, in ms since 1970: the latest one counts. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  access: v.picklist(['open', 'locked']),
  /** Who is in, beside the hosts, while it is locked. */
  inside: IdsSchema,
  /** Who may not come in, also while it is open. */
  removed: IdsSchema,
});

/** Whether newcomers come in by themselves, or knock and wait for a host. */
export type RoomAccess = 'open' | 'locked';

/** What the hosts of a room have decided about who may be in it. */
export type RoomPolicy = v.InferOutput<typeof PolicySchema>;

/** Nobody has decided anything. */
export const OPEN_POLICY: RoomPolicy = { at: 0, access: 'open', inside: [], removed: [] };

/** Whether a member may be in the room. Hosts always may. */
export function admits({ access, inside, removed }: RoomPolicy, { id, role }: Member): boolean {
  if (role === 'host') return true;
  return !removed.includes(id) && (access === 'open' || inside.includes(id));
}

/** Another decision, which takes the place of `before`. */
export function decide(before: RoomPolicy, change: Partial<RoomPolicy>): RoomPolicy {
  const next = { ...before, ...change, at: Math.max(Date.now(), before.at + 1) };
  return { ...next, inside: next.inside.slice(-MAX_NAMED), removed: next.removed.slice(-MAX_NAMED) };
}
