import { checkLifetime, readSigningKeys } from '../crypto/signingKeys';
import { readToken, signToken } from '../crypto/tokens';
import { roomId } from '../room/roomId';
import { isRoomName } from '../room/roomName';

export interface MediaTokensOptions {
  /**
   * Signs the tokens: at least 16 characters that nobody can guess, the same on every server; white space around it
   * doesn't count. Of several the first signs and all verify, so that one can be replaced: put the new one in front, and
   * drop the old one after `ttlSeconds`.
   */
  secret: string | readonly string[];
  /** How long a token is good for, in seconds. A page asks for another one in time. @default 600 (10 minutes) */
  ttlSeconds?: number;
}

/** What the bearer of a token may do at a media server. */
export interface MediaGrant {
  /** The room, by its name or id. */
  room: string;
  /** The id of the member whose stream it is: to publish their own, to play another one's. */
  member: string;
  /** Publish (WHIP) or play (WHEP). */
  action: 'publish' | 'play';
  /** The camera with its microphone, or the screen with its audio. @default 'camera' */
  source?: 'camera' | 'screen' | undefined;
}

/** `'expired'`: it was good for this once. `'invalid'`: for something else, altered, or no token at all. */
export type MediaTokenVerdict = 'valid' | 'expired' | 'invalid';

export interface MediaTokens {
  /** A token for this grant and no other: a JWT. Rejects what is no grant. */
  issue(grant: MediaGrant): Promise<string>;
  /** What to think of `token`, which came with a request for this. Never rejects for what it is given. */
  verify(token: string, grant: MediaGrant): Promise<MediaTokenVerdict>;
}

/** Another one than of room tokens, so that neither is good for the other with the same secret. */
const issuer = 'visavis-media';
const maxMemberLength = 128;

/**
 * Signed tokens for a media server (JWT, RFC 7519), one for each room, member and source, good for minutes: `aud` is the room's id,
 * `sub` the member's, `action` and `source` what is granted, `exp` the end, `kid` which of the secrets signed it.
 *
 * Throws a `TypeError` when a secret is too short or the lifetime is no positive whole number.
 */
export function createMediaTokens({ secret, ttlSeconds = 600 }: MediaTokensOptions): MediaTokens {
  const keys = readSigningKeys('createMediaTokens', secret);
  checkLifetime('createMediaTokens', ttlSeconds);

  return {
    async issue(grant) {
      if (!isGrant(grant)) throw new TypeError('issue: a grant has a room, a member, an action, and perhaps a source.');
      const { room, member, action, source = 'camera' } = grant;
      const claims = { sub: member, action, source };
      return await signToken(await keys(), { issuer, audience: await roomId(room), ttlSeconds, claims });
    },
    async verify(token, grant) {
      if (!isGrant(grant)) return 'invalid';
      const { room, member, action, source = 'camera' } = grant;
      const audience = await roomId(room);
      const found = await readToken(await keys(), token, { issuer, audience, subject: member, requiredClaims: ['action', 'source'] });
      if (found.verdict === 'invalid') return 'invalid';
      return found.payload['action'] === action && found.payload['source'] === source ? found.verdict : 'invalid';
    },
  };
}

/** A grant may come with a request of who knows whom. */
function isGrant({ room, member, action, source = 'camera' }: MediaGrant): boolean {
  return (
    isRoomName(room) &&
    typeof member === 'string' &&
    member.length > 0 &&
    member.length <= maxMemberLength &&
    ['publish', 'play'].includes(action) &&
    ['camera', 'screen'].includes(source)
  );
}
