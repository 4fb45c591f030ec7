import { readText, writeText } from '../call/storedText';
import { removeExpiredTokens } from './removeExpiredTokens';

const prefix = 'visavis:host:';
const keyOf = (room: string) => prefix + room;

/** Keeps the token that makes this browser a host of `room`, and none of rooms whose time is over. */
export function keepHostToken(room: string, token: string): void {
  try {
    removeExpiredTokens(localStorage, prefix, Date.now());
  } catch {
    // Storage is blocked: then there are none.
  }
  writeText(keyOf(room), token);
}

/** The token that makes this browser a host of `room`, or '' where somebody else started it. */
export function readHostToken(room: string): string {
  return readText(keyOf(room));
}
