import { HttpError } from '../http/httpError';
import type { RoomAccessState } from './roomAccess';

/** What a host wants, out of the form of a request. */
export interface AccessChange {
  /** null: as it is. */
  readonly access: RoomAccessState['access'] | null;
  readonly admit: readonly string[];
  /** Are to stay outside this time, and may ask again. */
  readonly decline: readonly string[];
  /** Are put out, and wait for a host when they come again. */
  readonly remove: readonly string[];
  /** Are put out for good. */
  readonly ban: readonly string[];
  /** The call is over for all who are in it or wait for it. The next one of this room is another one. */
  readonly end: boolean;
}

/** The most ids that one request can name. */
const MAX_IDS = 128;

/** Reads what a host wants. Throws an `HttpError` (400) for what makes no sense. */
export function readAccessChange(params: URLSearchParams): AccessChange {
  const access = params.get('access');
  if (access !== null && access !== 'open' && access !== 'locked') {
    throw new HttpError(400, 'access-invalid', "access must be 'open' or 'locked'.");
  }
  const end = params.get('end');
  if (end !== null && end !== 'yes') throw new HttpError(400, 'access-invalid', "end must be 'yes'.");
  const idsOf = (name: string) => {
    const ids = params.getAll(name);
    if (ids.length <= MAX_IDS && ids.every((id) => id.length >= 1 && id.length <= 128)) return ids;
    throw new HttpError(400, 'member-invalid', `${name} must be a member's id, and may be given ${MAX_IDS} times.`);
  };
  return { access, admit: idsOf('admit'), decline: idsOf('decline'), remove: idsOf('remove'), ban: idsOf('ban'), end: end !== null };
}

/** Whether something is to be kept of it. */
export function changesState({ access, admit, remove, ban, end }: AccessChange): boolean {
  return end || access !== null || admit.length + remove.length + ban.length > 0;
}

/** Whether it asks for anything at all. */
export function changesAnything(change: AccessChange): boolean {
  return changesState(change) || change.decline.length > 0;
}

/** What holds after a change. `present`: the ids of those who are in a room that is being locked; they stay in it. */
export function applyAccessChange(
  before: RoomAccessState,
  { access, admit, remove, ban, end }: AccessChange,
  present: ReadonlySet<string>,
): RoomAccessState {
  const locks = access === 'locked' && before.access === 'open';
  const stay = locks ? without([...present], before.removed, before.banned) : [];
  // Who was in a call that is over waits for the next one in a locked room.
  const admitted = access === 'open' || end ? [] : [...before.admitted, ...stay];
  return {
    access: access ?? before.access,
    admitted: [...without(admitted, admit, remove, ban), ...without(admit, remove, ban)],
    removed: [...without(before.removed, admit, ban), ...without(remove, ban)],
    banned: [...without(before.banned, admit), ...ban],
  };
}

function without(ids: readonly string[], ...others: readonly (readonly string[])[]): string[] {
  return ids.filter((id) => !others.some((list) => list.includes(id)));
}
