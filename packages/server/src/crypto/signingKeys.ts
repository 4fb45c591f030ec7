import { encodeBase64url } from './base64url';
import { importHmacKey, signText } from './hmac';
import { lazy } from './lazy';

/** A key and the name that tokens know it by, which tells nothing about it. */
export interface SigningKey {
  readonly key: CryptoKey;
  readonly id: string;
}

/**
 * Reads secrets as keys, the one that signs in front.
 *
 * @param name of the function whose option it is, for the message
 * @throws TypeError if there is none, or one is too short
 */
export function readSigningKeys(name: string, secret: string | readonly string[]): () => Promise<SigningKey[]> {
  // Without the line end that is pasted with a setting: servers that agree on a secret must agree on this too.
  const secrets = [secret].flat().map((each) => (typeof each === 'string' ? each.trim() : ''));
  if (secrets.length === 0 || secrets.some((each) => each.length < 16)) {
    throw new TypeError(`${name}: secret needs at least 16 characters. Try \`openssl rand -base64 32\`.`);
  }
  return lazy(() => Promise.all(secrets.map(readKey)));
}

/** @throws TypeError for a lifetime that is no positive whole number */
export function checkLifetime(name: string, ttlSeconds: number): void {
  if (Number.isSafeInteger(ttlSeconds) && ttlSeconds > 0) return;
  throw new TypeError(`${name}: ttlSeconds must be a positive whole number of seconds.`);
}

async function readKey(secret: string): Promise<SigningKey> {
  const key = await importHmacKey(secret, 'SHA-256');
  return { key, id: encodeBase64url(await signText(key, 'visavis key id')).slice(0, 8) };
}
