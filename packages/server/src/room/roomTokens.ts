import { errors, jwtVerify, SignJWT, type JWTVerifyGetKey } from 'jose';
import { encodeBase64url } from '../crypto/base64url';
import { importHmacKey, signText } from '../crypto/hmac';
import { lazy } from '../crypto/lazy';
import { roomId } from './roomId';
import { isRoomName } from './roomName';

export interface RoomTokensOptions {
  /**
   * Signs the tokens: at least 16 characters that nobody can guess, the same on every server; white space around it
   * doesn't count. Of several the first signs and all verify, so that one can be replaced: put the new one in front, and
   * drop the old one after `ttlSeconds`.
   */
  secret: string | readonly string[];
  /** How long a token is good for, in seconds. @default 21600 (6 hours) */
  ttlSeconds?: number;
}

/** `'expired'`: it was good for this room once. `'invalid'`: of another room, altered, or no token at all. */
export type RoomTokenVerdict = 'valid' | 'expired' | 'invalid';

/** What the bearer of a token may do: a host decides who is in the room. */
export type RoomRole = 'host' | 'guest';

export interface RoomTokens {
  /**
   * A token that lets its bearer into `room`, by its name or id: a JWT. Rejects what is no room name.
   * @param options.role what they may do there. @default 'guest'
   */
  issue(room: string, options?: { role?: RoomRole }): Promise<string>;
  /** What to think of `token`, which came with a request for `room`. Never rejects for what it is given. */
  verify(token: string, room: string): Promise<RoomTokenVerdict>;
  /** What a token lets its bearer do in `room`; null if it is not valid there now. */
  roleOf(token: string, room: string): Promise<RoomRole | null>;
}

const algorithm = 'HS256';
const issuer = 'visavis';
const maxTokenLength = 1024;

/**
 * Signed tokens for rooms (JWT, RFC 7519), which any server with the same secret can check without a database: `aud` is
 * the room's id, `role` what its bearer may do there, `exp` the end, `kid` which of the secrets signed it.
 *
 * Throws a `TypeError` when a secret is too short or the lifetime is no positive whole number.
 */
export function createRoomTokens({ secret, ttlSeconds = 6 * 60 * 60 }: RoomTokensOptions): RoomTokens {
  // Without the line end that is pasted with a setting: servers that agree on a secret must agree on this too.
  const secrets = [secret].flat().map((each) => (typeof each === 'string' ? each.trim() : ''));
  if (secrets.length === 0 || secrets.some((each) => each.length < 16)) {
    throw new TypeError(
      'createRoomTokens: secret needs at least 16 characters. Try `openssl rand -base64 32`.',
    );
  }
  if (!Number.isSafeInteger(ttlSeconds) || ttlSeconds <= 0) {
    throw new TypeError('createRoomTokens: ttlSeconds must be a positive whole number of seconds.');
  }
  const keys = lazy(() => Promise.all(secrets.map(readKey)));

  async function read(token: string, room: string): Promise<{ verdict: RoomTokenVerdict; role: RoomRole | null }> {
    const invalid = { verdict: 'invalid', role: null } as const;
    if (token.length > maxTokenLength || !isRoomName(room)) return invalid;
    const known = await keys();
    const keyOf: JWTVerifyGetKey = ({ kid }) => {
      const found = known.find(({ id }) => id === kid);
      if (!found) throw new errors.JWKSNoMatchingKey();
      return found.key;
    };
    const expected = { algorithms: [algorithm], issuer, audience: await roomId(room), requiredClaims: ['exp', 'role'] };
    try {
      const { payload } = await jwtVerify(token, keyOf, expected);
      const role = payload['role'];
      return role === 'host' || role === 'guest' ? { verdict: 'valid', role } : invalid;
    } catch (error) {
      // The signature and the room have been checked by then.
      if (error instanceof errors.JWTExpired) return { verdict: 'expired', role: null };
      if (error instanceof errors.JOSEError) return invalid;
      throw error;
    }
  }

  return {
    async issue(room, { role = 'guest' } = {}) {
      if (role !== 'host' && role !== 'guest') throw new TypeError("issue: role must be 'host' or 'guest'.");
      const audience = await roomId(room);
      const [signing] = await keys();
      if (!signing) throw new TypeError('issue: there is no secret.');
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ role })
        .setProtectedHeader({ alg: algorithm, kid: signing.id })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(now + ttlSeconds)
        .sign(signing.key);
    },
    verify: async (token, room) => (await read(token, room)).verdict,
    roleOf: async (token, room) => (await read(token, room)).role,
  };
}

/** A key and the name that tokens know it by, which tells nothing about it. */
async function readKey(secret: string): Promise<{ key: CryptoKey; id: string }> {
  const key = await importHmacKey(secret, 'SHA-256');
  return { key, id: encodeBase64url(await signText(key, 'visavis key id')).slice(0, 8) };
}
