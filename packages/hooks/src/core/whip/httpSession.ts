import { Fault } from './fault';
import { readText } from './readText';
import { toRefusal, type HttpRole, type Refusal } from './refusal';
import { readEndpoint, readSessionUrl } from './whipUrl';

const SDP = 'application/sdp';
const FRAGMENT = 'application/trickle-ice-sdpfrag';
/** What a bearer token consists of: whatever a header can hold without spaces, RFC 6750, 2.1, and a little more. */
const TOKEN = /^[!-~]+$/;

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

/**
 * What became of candidates: taken; refused for good; meant for another ICE session than the server's; gone with the session; lost
 * on the way.
 */
export type TrickleResult = 'taken' | 'unsupported' | 'stale' | 'gone' | 'lost';

/** A session that a server has opened: the resource of its `Location`. */
export interface HttpSession {
  /** The server's description. */
  readonly sdp: string;
  /** Whether it is an offer of the server's own, which wants an answer (WHEP, `406`). */
  readonly isCounterOffer: boolean;
  /** Its `Link` headers. */
  readonly link: string | null;
  /** The ICE session that the server has in mind; null if it tells none. */
  etag: string | null;
  /**
   * Changes it.
   *
   * @param ifMatch the ICE session that is meant; null: any
   * @param type the content type of `body`; a fragment's, if it is left out
   */
  patch(body: string, ifMatch: string | null, type?: string): Promise<Response>;
  /** Adds candidates, as a fragment. */
  trickle(fragment: string): Promise<TrickleResult>;
  /** Ends it, also while the page goes. */
  end(): Promise<void>;
}

/** Opens a session: sends an offer, and takes the answer, however late it comes. Never rejects. */
export async function openHttpSession(settings: HttpSettings, offer: string): Promise<HttpSession | Refusal> {
  try {
    return await post(settings, offer);
  } catch (cause) {
    return await toRefusal(cause, settings);
  }
}

/** Whether a session could not be opened. */
export const isRefusal = (result: HttpSession | Refusal): result is Refusal => 'next' in result;

async function post(settings: HttpSettings, offer: string): Promise<HttpSession> {
  const { role, page, fetch: send } = settings;
  const endpoint = readEndpoint(settings.url, page);
  let token = await readToken(settings);
  // A redirect by 307 or 308 is followed by the browser, which keeps the token from another origin (Fetch, 4.4).
  const init = { method: 'POST', headers: headersOf(token, SDP), body: offer };
  const response = await send(endpoint.href, init).catch((cause: unknown) => fail('network', '', { cause }));
  const { headers, status } = response;
  const type = headers.get('content-type') ?? '';
  const isSdp = /^application\/sdp\s*(;|$)/i.test(type);
  const isCounterOffer = role === 'player' && status === 406 && isSdp;
  if (status !== 201 && !isCounterOffer) fail('status', '', { response });
  if (!isSdp) fail('type', type.slice(0, 60));

  const answeredBy = response.url || endpoint.href;
  const { href, origin } = readSessionUrl(headers.get('location'), answeredBy, page);
  // Who was led to another origin has not shown the token there, and doesn't now; the endpoint itself may name another one.
  const isTrusted = [origin, new URL(answeredBy).origin].includes(endpoint.origin);
  if (!isTrusted) token = null;

  const session = {
    sdp: '',
    isCounterOffer,
    link: headers.get('link'),
    etag: headers.get('etag'),
    async patch(body: string, ifMatch: string | null, kind = FRAGMENT) {
      if (isTrusted) token = await readToken(settings);
      return await send(href, { method: 'PATCH', headers: headersOf(token, kind, ifMatch), body });
    },
    async trickle(fragment: string): Promise<TrickleResult> {
      const answered = await session.patch(fragment, session.etag).catch(() => null); // Told as 'lost'.
      if (!answered) return 'lost';
      return answered.ok ? 'taken' : (trickleResults[answered.status] ?? 'unsupported');
    },
    async end() {
      // A session that is not told ends all the same, once the server hears nothing of this end any more, RFC 7675.
      await send(href, { method: 'DELETE', headers: headersOf(token), keepalive: true }).catch(() => undefined);
    },
  };
  try {
    session.sdp = (await readText(response)) ?? fail('size');
    if (!session.sdp.startsWith('v=0')) fail('sdp');
    return session;
  } catch (error) {
    await session.end();
    // The body of the answer broke off.
    throw error instanceof Fault ? error : new Fault('network', '', { cause: error });
  }
}

const trickleResults: Record<number, TrickleResult | undefined> = {
  404: 'gone',
  410: 'gone',
  412: 'stale',
  428: 'stale',
  429: 'lost',
  503: 'lost',
};

function fail(...fault: ConstructorParameters<typeof Fault>): never {
  throw new Fault(...fault);
}

/** The token that is good now. @throws Fault `token` if it can't be had, or is none */
async function readToken(settings: HttpSettings): Promise<string | null> {
  const token = await settings.token().catch((cause: unknown) => fail('token', '', { cause }));
  return token === null || TOKEN.test(token) ? token : fail('token');
}

const headersOf = (token: string | null, type?: string, ifMatch?: string | null): Record<string, string> => ({
  ...(type && { 'Content-Type': type }),
  ...(ifMatch && { 'If-Match': ifMatch }),
  ...(token !== null && { Authorization: `Bearer ${token}` }),
});
