import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA256 of `text` as lowercase hex, as every signature of the protocol is. */
export function sign(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

/** MD5 of a request's body as lowercase hex, for `body_md5`. */
export function md5(body: Buffer): string {
  return createHash('md5').update(body).digest('hex');
}

/** Whether two digests are the same, in a time that tells nothing about where they differ. */
export function sameDigest(expected: string, actual: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(actual);
  return left.length === right.length && timingSafeEqual(left, right);
}
