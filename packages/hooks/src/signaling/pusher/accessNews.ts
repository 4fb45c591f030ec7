import { RtcError } from '../../core/errors';

/** The event by which the server tells of what hosts decide. Only a server can trigger it. */
export const ACCESS_EVENT = 'visavis-access';

/** What a decision means for the local member: out, and why; free to come in; or nothing. */
export type AccessNews = RtcError | 'admitted' | null;

/** Reads the event's data. */
export function readAccessNews(data: unknown, selfId: string): AccessNews {
  if (typeof data !== 'object' || data === null) return null;
  const { access, admitted, declined, banned, ended } = data as Record<string, unknown>;
  const names = (ids: unknown) => Array.isArray(ids) && ids.includes(selfId);
  if (typeof ended === 'string' && ended !== selfId) return new RtcError('room-ended', 'A host ended the call for everyone.');
  if (names(banned)) return bannedError();
  if (names(declined)) return new RtcError('room-declined', 'A host declined the request to come in.');
  return names(admitted) || access === 'open' ? 'admitted' : null;
}

export const bannedError = () => new RtcError('room-banned', 'A host banned the local participant from the room.');
export const removedError = () => new RtcError('room-removed', 'A host removed the local participant.');
