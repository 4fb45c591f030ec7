import type { App } from '../app';
import { sameDigest, sign } from '../signature';
import { excerpt, Refusal } from './Refusal';

/**
 * Checks the `KEY:SIGNATURE` that the user's own server gave out.
 *
 * @param what what is being authorized, for the message
 * @param signed the text that the signature is over
 * @throws Refusal in the words of the hosted service
 */
export function authorize(app: App, auth: unknown, what: string, signed: string): void {
  const [, key, signature] = (typeof auth === 'string' && /^([^:]+):(.+)$/s.exec(auth)) || [];
  if (key === undefined || signature === undefined) {
    throw new Refusal(`Auth value for ${what} is invalid: should be of format 'key:signature'`);
  }
  if (key !== app.key) throw new Refusal(`Invalid key in subscription auth data: '${excerpt(key)}'`);
  if (sameDigest(sign(app.secret, signed), signature)) return;
  throw new Refusal(
    `Invalid signature: Expected HMAC SHA256 hex digest of ${excerpt(signed)}, but got ${excerpt(signature)}`,
  );
}
