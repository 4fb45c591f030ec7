import * as v from 'valibot';

/** The most members that a policy names; of more, those of the oldest decisions are forgotten. */
export const MAX_NAMED = 256;

const IdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
/** Which `join()` of a member it is: each has a random one. */
export const VisitSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(32));

/** When something was decided, and by whom: of two decisions the later one holds, and all compute alike which that is. */
const stamp = {
  /** In ms since 1970, and always later than what its host knew. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER - MAX_NAMED)),
  /** The id of the host. */
  by: v.pipe(v.string(), v.maxLength(128)),
};

export const PolicySchema = v.object({
  /** Whether newcomers come in by themselves; null: no host has decided it. */
  access: v.nullable(
    v.object({
      ...stamp,
      value: v.picklist(['open', 'locked']),
      /** Who was in at that moment, and stays. */
      inside: v.pipe(v.array(IdSchema), v.maxLength(MAX_NAMED)),
    }),
  ),
  /** What was decided about single members, in the order of their ids. */
  members: v.pipe(
    v.array(
      v.object({
        ...stamp,
        id: IdSchema,
        value: v.picklist(['allowed', 'declined', 'removed', 'banned']),
        /** The visit that was declined or removed. Another one may ask again. */
        visit: v.optional(VisitSchema),
      }),
    ),
    v.maxLength(MAX_NAMED),
  ),
  /** The call is over for all; null: it goes on. */
  ended: v.nullable(v.object(stamp)),
});

/** Whether newcomers come in by themselves, or wait until a host admits them. */
export type RoomAccess = 'open' | 'locked';

/** What the hosts of a room have decided about who may be in it. */
export type RoomPolicy = v.InferOutput<typeof PolicySchema>;

/** What a host has decided about one member. */
export type MemberDecision = RoomPolicy['members'][number];

type Stamp = Pick<MemberDecision, 'at' | 'by'>;

/** Nobody has decided anything. */
export const EMPTY_POLICY: RoomPolicy = { access: null, members: [], ended: null };

/** Orders decisions by their time; those of the same moment by host, and of one host by what they say. */
function compare(a: Stamp, b: Stamp): number {
  if (a.at !== b.at) return a.at - b.at;
  const [textA, textB] = a.by === b.by ? [JSON.stringify(a), JSON.stringify(b)] : [a.by, b.by];
  return textA < textB ? -1 : Number(textA > textB);
}

function later<T extends Stamp>(a: T | null, b: T | null): T | null {
  if (!a || !b) return a ?? b;
  return compare(a, b) >= 0 ? a : b;
}

/**
 * What holds when two hosts have decided: of each thing the latest. It is the same in whichever order, and however often,
 * policies are merged, so that hosts who decide at the same moment end up agreed. @returns `a` if `b` says nothing new
 */
export function mergePolicies(a: RoomPolicy, b: RoomPolicy): RoomPolicy {
  const members = new Map<string, MemberDecision>();
  for (const each of [...a.members, ...b.members]) {
    members.set(each.id, later(each, members.get(each.id) ?? null) ?? each);
  }
  const merged: RoomPolicy = {
    access: later(a.access, b.access),
    members: [...members.values()]
      .toSorted((one, other) => compare(other, one))
      .slice(0, MAX_NAMED)
      .toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    ended: later(a.ended, b.ended),
  };
  return isSamePolicy(merged, a) ? a : merged;
}

/** Whether two policies say the same. */
export function isSamePolicy(a: RoomPolicy, b: RoomPolicy): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** What a policy says of one member: to be in; to wait; or out, and why. Hosts are always in. */
export type Admission = 'in' | 'wait' | 'declined' | 'removed' | 'banned';

/**
 * Whether a member may be in the room. Pure.
 *
 * @param initial how the room is as long as no host has decided it
 * @param visit which visit of theirs it is, if known
 */
export function admissionOf(
  { access, members }: RoomPolicy,
  initial: RoomAccess,
  { id, role, admitted }: { readonly id: string; readonly role?: 'host' | 'guest'; readonly admitted?: boolean },
  visit: string | undefined,
): Admission {
  if (role === 'host') return 'in';
  const decision = members.find((each) => each.id === id);
  if (decision?.value === 'allowed') return 'in';
  if (decision?.value === 'banned') return 'banned';
  // Of another visit than the one that was declined, or of one that is not known: it may ask.
  if (decision) return visit !== undefined && decision.visit === visit ? decision.value : 'wait';
  // By the server, perhaps at the word of a host of whom nothing else is known here.
  if (admitted || (access?.value ?? initial) === 'open') return 'in';
  return access?.inside.includes(id) ? 'in' : 'wait';
}
