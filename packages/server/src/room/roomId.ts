import { encodeBase64url } from '../crypto/base64url';
import { isRoomName } from './roomName';

const plain = /^[A-Za-z0-9_-]{1,64}$/;
const hashed = /^=[A-Za-z0-9_-]{43}$/;

/**
 * A room's id: what its channel and its tokens are for. The name itself where that is 1 to 64 of `A-Za-z0-9_-`,
 * otherwise `=` and the SHA-256 of the name (NFC), since a channel's name has 164 characters of ASCII. The id of an id
 * is the id.
 *
 * Rejects with a `TypeError` for what is no room name.
 */
export async function roomId(name: string): Promise<string> {
  if (isRoomId(name)) return name;
  if (!isRoomName(name)) throw new TypeError('A room name has 1 to 64 characters; see roomNameProblem.');
  const bytes = new TextEncoder().encode(name.normalize('NFC'));
  return `=${encodeBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))}`;
}

/** Whether `value` is a room's id. */
export function isRoomId(value: string): boolean {
  return plain.test(value) || hashed.test(value);
}
