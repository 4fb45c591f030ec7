import * as v from 'valibot';
import { isRoomId } from '../room/roomId';
import type { RoomRole } from '../room/roomTokens';
import { memoryStore } from '../store/memoryStore';
import { StoreError, type Store } from '../store/store';

/** The most members that a room can name in each list; the ones named first are forgotten. */
const MAX_NAMED = 256;
/** How often a change is tried again that another one has come before. */
const MAX_ATTEMPTS = 10;

const IdsSchema = v.array(v.string());

const StateSchema = v.object({
  /** Whether newcomers come in by themselves, or wait for a host. */
  access: v.picklist(['open', 'locked']),
  /** The ids of those who may be in it while it is locked. Hosts always may. */
  admitted: IdsSchema,
  /** Who was put out, and has to wait for a host also while it is open. */
  removed: IdsSchema,
  /** Who may not come in at all. */
  banned: IdsSchema,
});

/** What the hosts of a room have decided about who may be in it, as the server keeps it. */
export type RoomAccessState = v.InferOutput<typeof StateSchema>;

/** A room about which nobody has decided anything. */
export const OPEN_ROOM: RoomAccessState = { access: 'open', admitted: [], removed: [], banned: [] };

/** Whether a member may be in a room: at once, when a host has let them in, or not at all. */
export type AccessVerdict = 'admitted' | 'waiting' | 'banned';

/** What a state says about a member. */
export function verdictOn(state: RoomAccessState, { id, role }: { id: string; role: RoomRole }): AccessVerdict {
  if (role === 'host') return 'admitted';
  if (state.banned.includes(id)) return 'banned';
  if (state.admitted.includes(id)) return 'admitted';
  return state.access === 'locked' || state.removed.includes(id) ? 'waiting' : 'admitted';
}

/** Where a member stands: as `verdictOn`, and `removed` for who was put out, and has to wait for a host to come in again. */
export type MemberStanding = AccessVerdict | 'removed';

/** What a member may know about themselves. */
export function standingOf(state: RoomAccessState, member: { id: string; role: RoomRole }): MemberStanding {
  const verdict = verdictOn(state, member);
  return verdict === 'waiting' && state.removed.includes(member.id) ? 'removed' : verdict;
}

/** Whether a member was put out by a host, for a while or for good. */
export function isOut({ removed, banned }: RoomAccessState, id: string): boolean {
  return removed.includes(id) || banned.includes(id);
}

export interface RoomAccessOptions {
  /** Where the hosts' decisions are kept: shared by all instances. @default memoryStore() */
  store?: Store;
  /** How long a decision holds after the last one, in seconds. @default 43200 (12 hours) */
  ttlSeconds?: number;
}

/** Who may be in which room, as the hosts have decided. Give the same one to all handlers. */
export interface RoomAccess {
  /** What holds in `room`, by its id. Rejects with a `StoreError`. */
  read(room: string): Promise<RoomAccessState>;
  /**
   * Changes what holds, one after another where several do at the same time. Resolves with what holds then. Rejects with a
   * `StoreError`.
   */
  update(room: string, change: (before: RoomAccessState) => RoomAccessState): Promise<RoomAccessState>;
}

/**
 * Makes the memory of locks, admissions and removals. Throws a `TypeError` for a lifetime that is no positive whole
 * number.
 */
export function createRoomAccess({ store = memoryStore(), ttlSeconds = 12 * 3600 }: RoomAccessOptions = {}): RoomAccess {
  if (!Number.isSafeInteger(ttlSeconds) || ttlSeconds <= 0) {
    throw new TypeError('createRoomAccess: ttlSeconds must be a positive whole number of seconds.');
  }

  return {
    read: async (room) => parse(await store.get(keyOf(room))),
    async update(room, change) {
      const key = keyOf(room);
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const before = await store.get(key);
        const after = bounded(change(parse(before)));
        if (await store.replace(key, before, JSON.stringify(after), ttlSeconds)) return after;
      }
      throw new StoreError('Too many change the access to this room at the same time.');
    },
  };
}

function keyOf(room: string): string {
  if (!isRoomId(room)) throw new TypeError("room must be a room's id; see roomId.");
  return `access:${room}`;
}

function parse(text: string | null): RoomAccessState {
  if (text === null) return OPEN_ROOM;
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), StateSchema), text);
  if (result.success) return result.output;
  throw new StoreError('What the store holds about this room can not be read.');
}

const keep = (ids: readonly string[]) => [...new Set(ids)].slice(-MAX_NAMED);

function bounded({ access, admitted, removed, banned }: RoomAccessState): RoomAccessState {
  return { access, admitted: keep(admitted), removed: keep(removed), banned: keep(banned) };
}
