import { decodeBase64url, encodeBase64url } from '../crypto/base64url';
import { importHmacKey, signText, verifyText } from '../crypto/hmac';
import { lazy } from '../crypto/lazy';
import { isRoomName } from './roomName';

export interface RoomTokensOptions {
  /** Signs the tokens: at least 16 characters that nobody can guess, the same on every server. */
  secret: string;
  /** How long a token is good for, in seconds. @default 21600 (6 hours) */
  ttlSeconds?: number;
}

/** `'expired'`: it was good for this room once. `'invalid'`: of another room, altered, or no token at all. */
export type RoomTokenVerdict = 'valid' | 'expired' | 'invalid';

/** What the bearer of a token may do: a host decides who is in the room. */
export type RoomRole = 'host' | 'guest';

export interface RoomTokens {
  /**
   * A token that lets its bearer into `room`: 52 characters of base64url. Rejects what is no room name.
   * @param options.role what they may do there. @default 'guest'
   */
  issue(room: string, options?: { role?: RoomRole }): Promise<string>;
  /** What to think of `token`, which came with a request for `room`. Never rejects for what it is given. */
  verify(token: string, room: string): Promise<RoomTokenVerdict>;
  /** What a token lets its bearer do in `room`; null if it is not valid there now. */
  roleOf(token: string, room: string): Promise<RoomRole | null>;
}

// A token is 39 bytes, a multiple of 3, so that its base64url has no spare bits and one spelling only:
// the kind (1), the second at which it expires (6), HMAC-SHA256 over kind, expiry and room (32).
const kinds = { guest: 1, host: 2 } as const satisfies Record<RoomRole, number>;
const headBytes = 7;
const tokenBytes = headBytes + 32;

/**
 * Signed tokens for rooms, which any server with the same secret can check without a database.
 *
 * Throws a `TypeError` when the secret is too short or the lifetime is no positive whole number.
 */
export function createRoomTokens({ secret, ttlSeconds = 6 * 60 * 60 }: RoomTokensOptions): RoomTokens {
  if (typeof secret !== 'string' || secret.length < 16) {
    throw new TypeError(
      'createRoomTokens: secret needs at least 16 characters. Try `openssl rand -base64 32`.',
    );
  }
  if (!Number.isSafeInteger(ttlSeconds) || ttlSeconds <= 0) {
    throw new TypeError('createRoomTokens: ttlSeconds must be a positive whole number of seconds.');
  }
  const key = lazy(() => importHmacKey(secret, 'SHA-256'));

  async function read(token: string, room: string): Promise<{ verdict: RoomTokenVerdict; role: RoomRole | null }> {
    const bytes = decodeBase64url(token);
    const role = bytes?.length === tokenBytes ? roleOfKind(bytes[0]) : null;
    if (!bytes || !role || !isRoomName(room)) return { verdict: 'invalid', role: null };
    const expiry = readExpiry(bytes);
    const genuine = await verifyText(await key(), bytes.slice(headBytes), signedText(room, role, expiry));
    if (!genuine) return { verdict: 'invalid', role: null };
    return nowSeconds() < expiry ? { verdict: 'valid', role } : { verdict: 'expired', role: null };
  }

  return {
    async issue(room, { role = 'guest' } = {}) {
      if (!isRoomName(room)) throw new TypeError('issue: a room name has 1 to 64 of A-Z, a-z, 0-9, _ and -.');
      if (!(role in kinds)) throw new TypeError("issue: role must be 'host' or 'guest'.");
      const expiry = nowSeconds() + ttlSeconds;
      const token = new Uint8Array(tokenBytes);
      token.set(head(role, expiry));
      token.set(await signText(await key(), signedText(room, role, expiry)), headBytes);
      return encodeBase64url(token);
    },
    verify: async (token, room) => (await read(token, room)).verdict,
    roleOf: async (token, room) => (await read(token, room)).role,
  };
}

function roleOfKind(kind: number | undefined): RoomRole | null {
  if (kind === kinds.host) return 'host';
  return kind === kinds.guest ? 'guest' : null;
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

function signedText(room: string, role: RoomRole, expiry: number): string {
  return `room\n${kinds[role]}\n${expiry}\n${room}`;
}

function head(role: RoomRole, expiry: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(headBytes));
  bytes.setUint8(0, kinds[role]);
  bytes.setUint16(1, Math.floor(expiry / 2 ** 32));
  bytes.setUint32(3, expiry % 2 ** 32);
  return new Uint8Array(bytes.buffer);
}

function readExpiry(token: Uint8Array<ArrayBuffer>): number {
  const bytes = new DataView(token.buffer);
  return bytes.getUint16(1) * 2 ** 32 + bytes.getUint32(3);
}
