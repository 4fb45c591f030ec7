import { RtcError } from '../errors';

/** How many random bytes a key has: 128 bits. */
const KEY_BYTES = 16;

/**
 * Makes a key for a room: 22 characters of base64url. It belongs into the fragment of the room's link
 * (`/r/ROOM#KEY`), which browsers send to no server.
 */
export function createRoomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Whether `value` can be a room's key: 22 to 128 characters of base64url. A link that was cut short has none. */
export function isRoomKey(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{22,128}$/.test(value);
}

/** Why nothing can be encrypted with this key here, or null. */
export function findRoomKeyProblem(key: string): RtcError | null {
  if (!isRoomKey(key)) {
    return new RtcError('key-mismatch', 'The room key is none: was the link cut short? createRoomKey() makes one.');
  }
  if (globalThis.isSecureContext) return null;
  return new RtcError('insecure-context', 'A room key needs a secure origin: https, or localhost.');
}
