import { RtcError } from '../errors';
import type { HttpRole } from './refusal';

/** How a WHIP or WHEP server is asked. */
export interface HttpSettings {
  readonly role: HttpRole;
  /** Of the endpoint: absolute, or a path of the page's origin. */
  readonly url: string;
  /** The bearer token now; null: none. */
  readonly token: () => Promise<string | null>;
  /** Sends the requests. */
  readonly fetch: typeof fetch;
  /** The page's URL; null outside of a page. */
  readonly page: string | null;
}

/** What a bearer token consists of, RFC 6750, 2.1, and a little more: whatever a header can hold without spaces. */
const TOKEN = /^[\u0021-\u007e]+$/;

/** The token that is good now. @throws RtcError `signaling-rejected` if it can't be had, or is none */
export async function readToken(settings: HttpSettings): Promise<string | null> {
  let token: string | null;
  try {
    token = await settings.token();
  } catch (cause) {
    throw new RtcError('signaling-rejected', 'The token for the server could not be had.', { cause });
  }
  if (token !== null && !TOKEN.test(token)) {
    throw new RtcError('signaling-rejected', 'The token for the server is empty, or holds what no token can hold.');
  }
  return token;
}

/** The headers of a request. */
export const headersOf = (token: string | null, type?: string, ifMatch?: string | null): Record<string, string> => ({
  ...(type && { 'Content-Type': type }),
  ...(ifMatch && { 'If-Match': ifMatch }),
  ...(token !== null && { Authorization: `Bearer ${token}` }),
});

/** Sends a request. @throws RtcError `signaling-unavailable` if there is no answer that the page may read */
export async function request({ fetch: send }: HttpSettings, url: URL, init: RequestInit): Promise<Response> {
  try {
    return await send(url.href, init);
  } catch (cause) {
    throw unreachable(url, cause);
  }
}

/** The error of a connection that gave no answer, or dropped in the middle of one. */
export const unreachable = ({ origin }: URL, cause: unknown): RtcError =>
  new RtcError(
    'signaling-unavailable',
    `${origin} gave no answer: it can't be reached, dropped the connection, or lets no page of this origin in (CORS).`,
    { cause },
  );
