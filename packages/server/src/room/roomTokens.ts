import { checkLifetime, readSigningKeys } from '../crypto/signingKeys';
import { readToken, signToken } from '../crypto/tokens';
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

const issuer = 'visavis';

/**
 * Signed tokens for rooms (JWT, RFC 7519), which any server with the same secret can check without a database: `aud` is
 * the room's id, `role` what its bearer may do there, `exp` the end, `kid` which of the secrets signed it.
 *
 * Throws a `TypeError` when a secret is too short or the lifetime is no positive whole number.
 */
export function createRoomTokens({ secret, ttlSeconds = 6 * 60 * 60 }: RoomTokensOptions): RoomTokens {
  const keys = readSigningKeys('createRoomTokens', secret);
  checkLifetime('createRoomTokens', ttlSeconds);

  async function read(token: string, room: string): Promise<{ verdict: RoomTokenVerdict; role: RoomRole | null }> {
    const invalid = { verdict: 'invalid', role: null } as const;
    if (!isRoomName(room)) return invalid;
    const found = await readToken(await keys(), token, { issuer, audience: await roomId(room), requiredClaims: ['role'] });
    if (found.verdict !== 'valid') return { verdict: found.verdict, role: null };
    const role = found.payload['role'];
    return role === 'host' || role === 'guest' ? { verdict: 'valid', role } : invalid;
  }

  return {
    async issue(room, { role = 'guest' } = {}) {
      if (role !== 'host' && role !== 'guest') throw new TypeError("issue: role must be 'host' or 'guest'.");
      const audience = await roomId(room);
      return await signToken(await keys(), { issuer, audience, ttlSeconds, claims: { role } });
    },
    verify: async (token, room) => (await read(token, room)).verdict,
    roleOf: async (token, room) => (await read(token, room)).role,
  };
}
