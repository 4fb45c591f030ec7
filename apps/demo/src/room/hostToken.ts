import { readText, writeText } from '../call/storedText';

const keyOf = (room: string) => `visavis:host:${room}`;

/** Keeps the token that makes this browser a host of `room`. */
export function keepHostToken(room: string, token: string): void {
  writeText(keyOf(room), token);
}

/** The token that makes this browser a host of `room`, or '' where somebody else started it. */
export function readHostToken(room: string): string {
  return readText(keyOf(room));
}
