import { removeExpiredTokens } from './removeExpiredTokens';

const prefix = 'visavis:host:';
const keyOf = (room: string) => prefix + room;

/** The tokens of this page, where storage is blocked. */
const kept = new Map<string, string>();

/** Keeps the token that makes this browser a host of `room`, and none of rooms whose time is over. */
export function keepHostToken(room: string, token: string): void {
  kept.set(room, token);
  try {
    removeExpiredTokens(localStorage, prefix, Date.now());
    localStorage.setItem(keyOf(room), token);
  } catch {
    // Blocked or full: it holds for this page, which is all that can be done.
    return;
  }
}

/** The token that makes this browser a host of `room`, or '' where somebody else started it. */
export function readHostToken(room: string): string {
  const token = kept.get(room);
  if (token !== undefined) return token;
  try {
    return localStorage.getItem(keyOf(room)) ?? '';
  } catch {
    // Blocked: as if somebody else had started it.
    return '';
  }
}
