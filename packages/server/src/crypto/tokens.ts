import { errors, jwtVerify, SignJWT, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';
import type { SigningKey } from './signingKeys';

const algorithm = 'HS256';
const maxTokenLength = 1024;

/** What a token says, or said while it was good. */
export type ReadToken = { verdict: 'valid' | 'expired'; payload: JWTPayload } | { verdict: 'invalid' };

/** Signs claims with the first of the keys, for so many seconds from now: a JWT, RFC 7519. */
export async function signToken(
  keys: readonly SigningKey[],
  { issuer, audience, ttlSeconds, claims }: { issuer: string; audience: string; ttlSeconds: number; claims: JWTPayload },
): Promise<string> {
  const [signing] = keys;
  if (!signing) throw new TypeError('issue: there is no secret.');
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, kid: signing.id })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + ttlSeconds)
    .sign(signing.key);
}

/** Reads a token that one of the keys has signed. Never rejects for what it is given. */
export async function readToken(
  keys: readonly SigningKey[],
  token: string,
  expected: Pick<JWTVerifyOptions, 'issuer' | 'audience' | 'subject'> & { requiredClaims: string[] },
): Promise<ReadToken> {
  if (token.length > maxTokenLength) return { verdict: 'invalid' };
  const keyOf: JWTVerifyGetKey = ({ kid }) => {
    const found = keys.find(({ id }) => id === kid);
    if (!found) throw new errors.JWKSNoMatchingKey();
    return found.key;
  };
  try {
    const options = { ...expected, algorithms: [algorithm], requiredClaims: ['exp', ...expected.requiredClaims] };
    const { payload } = await jwtVerify(token, keyOf, options);
    return { verdict: 'valid', payload };
  } catch (error) {
    // The signature and what it is for have been checked by then.
    if (error instanceof errors.JWTExpired) return { verdict: 'expired', payload: error.payload };
    if (error instanceof errors.JOSEError) return { verdict: 'invalid' };
    throw error;
  }
}
