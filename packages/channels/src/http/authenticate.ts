import type { App } from '../app';
import { md5, sameDigest, sign } from '../signature';
import { queryValue, type ApiRequest } from './ApiRequest';
import { HttpError } from './HttpError';

/**
 * Checks who signed the request, what, and when, before its body is read: nobody else's is worth the memory. The digest of
 * the body is a part of what is signed, and `checkBody` compares it.
 *
 * https://pusher.com/docs/channels/library_auth_reference/rest-api/#authentication
 *
 * @throws HttpError 401 in the words of the hosted service
 */
export function authenticate(app: App, request: Omit<ApiRequest, 'body'>): void {
  const required = (name: string) => requiredOf(request, name);

  if (required('auth_key') !== app.key) throw new HttpError(401, 'Unknown auth_key');
  if (required('auth_version') !== '1.0') throw new HttpError(401, 'Unsupported auth_version: expected 1.0');
  checkTimestamp(required('auth_timestamp'), app.limits.timestampToleranceSeconds);
  const signature = required('auth_signature');
  const signed = stringToSign(request);
  if (sameDigest(sign(app.secret, signed), signature)) return;
  const expected = `HmacSHA256Hex(${JSON.stringify(signed)}, your_secret_key)`;
  throw new HttpError(
    401,
    `Invalid signature: you should have sent ${expected}, but you sent "${signature}"`,
  );
}

/**
 * Checks that the body is the one that was signed.
 *
 * @throws HttpError 401
 */
export function checkBody(request: ApiRequest): void {
  if (request.body.length === 0 || sameDigest(md5(request.body), requiredOf(request, 'body_md5'))) return;
  throw new HttpError(401, 'Invalid body_md5: it is not the MD5 of the request body');
}

function requiredOf(request: Omit<ApiRequest, 'body'>, name: string): string {
  const value = queryValue(request, name);
  if (!value) throw new HttpError(401, `Missing parameter: ${name}`);
  return value;
}

function stringToSign({ method, segments, query }: Omit<ApiRequest, 'body'>): string {
  const signedPairs = query
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name !== 'auth_signature')
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map((pair) => pair.join('='));
  return [method, `/${segments.join('/')}`, signedPairs.join('&')].join('\n');
}

function checkTimestamp(timestamp: string, toleranceSeconds: number): void {
  if (!/^\d{1,11}$/.test(timestamp))
    throw new HttpError(401, 'Invalid auth_timestamp: expected Unix seconds');
  const now = Math.floor(Date.now() / 1000);
  if (Math.abs(now - Number(timestamp)) <= toleranceSeconds) return;
  throw new HttpError(
    401,
    `Timestamp expired: Given timestamp (${isoTime(Number(timestamp))}) ` +
      `not within ${toleranceSeconds}s of server time (${isoTime(now)})`,
  );
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
