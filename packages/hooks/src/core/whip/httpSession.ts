import { RtcError } from '../errors';
import { headersOf, readToken, request, unreachable, type HttpSettings } from './httpRequest';
import { readIceServerLinks } from './linkHeader';
import { readText } from './readText';
import { refusalOf, refuse, type Refusal } from './refusal';
import { readRetryAfter } from './retryAfter';
import { readFragment, type SdpFragment } from './sdpFragment';
import { readEndpoint, readSessionUrl } from './whipUrl';

const SDP = 'application/sdp';
const FRAGMENT = 'application/trickle-ice-sdpfrag';
/** The longest description that is looked at, in bytes, as of a peer. */
const MAX_BYTES = 65_536;
/** The longest explanation that is looked at, in bytes. */
const MAX_DETAIL_BYTES = 4096;

/** What became of candidates: taken; refused for good; meant for another ICE session than the server's; gone with the session; on the way lost. */
export type TrickleResult = 'taken' | 'unsupported' | 'stale' | 'gone' | 'lost';

/** A session that a server has opened: the resource of its `Location`. */
export interface HttpSession {
  /** The server's description. */
  readonly sdp: string;
  /** Whether it is an offer of the server's own, which wants an answer (WHEP, `406`). */
  readonly isCounterOffer: boolean;
  /** The STUN and TURN servers of its `Link` headers, unchecked. */
  readonly iceServers: RTCIceServer[];
  /** Sends the answer to an offer of the server. @returns null, or why it was not taken */
  answer(sdp: string): Promise<Refusal | null>;
  /** Adds candidates, as a fragment. */
  trickle(fragment: string): Promise<TrickleResult>;
  /** Restarts ICE. @returns the server's end; null if the server doesn't, and another session is needed; `lost` if it was not asked */
  restartIce(fragment: string): Promise<SdpFragment | 'lost' | null>;
  /** Ends it, also while the page goes. */
  end(): Promise<void>;
}

/** Opens a session: sends an offer, and takes the answer. It may take as long as the server does; a session that comes late is to be ended. */
export async function openHttpSession(settings: HttpSettings, offer: string): Promise<HttpSession | Refusal> {
  let endpoint: URL | undefined;
  try {
    endpoint = readEndpoint(settings.url, settings.page);
    const token = await readToken(settings);
    // A redirect by 307 or 308 is followed by the browser, which keeps the token from another origin (Fetch, 4.4).
    const init = { method: 'POST', headers: { ...headersOf(token, SDP), Accept: SDP }, body: offer };
    const response = await request(settings, endpoint, init);
    const isCounterOffer = settings.role === 'player' && response.status === 406 && isSdp(response);
    if (response.status !== 201 && !isCounterOffer) return await toRefusal(settings, response);
    return await toSession(settings, endpoint, response, token, isCounterOffer);
  } catch (cause) {
    if (cause instanceof RtcError) return refuse(cause, cause.code === 'signaling-unavailable' ? 'retry' : 'stop');
    // The body of the answer broke off.
    return refuse(unreachable(endpoint as URL, cause), 'retry');
  }
}

/** Whether a session could not be opened. */
export const isRefusal = (result: HttpSession | Refusal): result is Refusal => 'next' in result;

const isSdp = ({ headers }: Response) => headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === SDP;

/** Why the server said no, in its own words too if it gives problem details, RFC 9457. */
async function toRefusal({ role }: HttpSettings, response: Response): Promise<Refusal> {
  const { status, headers } = response;
  const type = headers.get('content-type') ?? '';
  const text = type.includes('problem+json') ? await readText(response, MAX_DETAIL_BYTES) : await response.body?.cancel();
  const [, words = ''] = /"(?:detail|title)"\s*:\s*"([^"\\]{0,200})/.exec(text ?? '') ?? [];
  const detail = response.ok ? type.slice(0, 60) : words;
  return refusalOf(role, status, readRetryAfter(headers.get('retry-after'), Date.now()), detail);
}

async function toSession(
  settings: HttpSettings,
  endpoint: URL,
  response: Response,
  opened: string | null,
  isCounterOffer: boolean,
): Promise<HttpSession> {
  const { headers } = response;
  const answeredBy = response.url || endpoint.href;
  const location = headers.get('location');
  if (location === null) requireSdp(response);
  const url = readSessionUrl(location, answeredBy, settings.page);
  // Who was led to another origin has not shown the token there, and doesn't now; the endpoint itself may name another one.
  const isTrusted = url.origin === endpoint.origin || new URL(answeredBy).origin === endpoint.origin;
  let token = isTrusted ? opened : null;
  let etag = headers.get('etag');

  async function patch(type: string, body: string, ifMatch: string | null): Promise<Response> {
    if (isTrusted) token = await readToken(settings);
    return await request(settings, url, { method: 'PATCH', headers: headersOf(token, type, ifMatch), body });
  }

  const session: HttpSession = {
    sdp: '',
    isCounterOffer,
    iceServers: readIceServerLinks(headers.get('link')),
    async answer(sdp) {
      const answered = await patch(SDP, sdp, null).catch((error: RtcError) => error);
      if (answered instanceof RtcError) return refuse(answered, 'retry');
      return answered.ok ? null : await toRefusal(settings, answered);
    },
    async trickle(fragment) {
      const answered = await patch(FRAGMENT, fragment, etag).catch(() => null); // Told as 'lost'.
      if (!answered || answered.status === 429 || answered.status === 503) return 'lost';
      if (answered.ok) return 'taken';
      if (answered.status === 412 || answered.status === 428) return 'stale';
      return answered.status === 404 || answered.status === 410 ? 'gone' : 'unsupported';
    },
    async restartIce(fragment) {
      const answered = await patch(FRAGMENT, fragment, '*').catch(() => null); // Told as 'lost'.
      if (!answered) return 'lost';
      if (answered.status !== 200) return null;
      const text = await readText(answered, MAX_BYTES).catch(() => null); // No answer that can be used is none.
      const renewed = readFragment(text ?? '');
      if (renewed) etag = answered.headers.get('etag') ?? etag;
      return renewed;
    },
    async end() {
      // A session that is not told ends all the same, once the server hears nothing of this end any more, RFC 7675.
      const init = { method: 'DELETE', headers: headersOf(token), keepalive: true };
      await request(settings, url, init).catch(() => undefined);
    },
  };
  try {
    return { ...session, sdp: await readDescription(response) };
  } catch (error) {
    await session.end();
    throw error;
  }
}

function requireSdp(response: Response): void {
  if (isSdp(response)) return;
  const type = response.headers.get('content-type')?.slice(0, 60) ?? 'no type';
  const text = `The server answers with ${type} in place of ${SDP}: is this the URL of a WHIP or WHEP endpoint?`;
  throw new RtcError('protocol-mismatch', text);
}

/** The description in an answer. @throws RtcError `protocol-mismatch`, `message-too-large` */
async function readDescription(response: Response): Promise<string> {
  requireSdp(response);
  const sdp = await readText(response, MAX_BYTES);
  if (sdp === null) throw new RtcError('message-too-large', `The answer of the server is longer than ${MAX_BYTES} bytes.`);
  if (!sdp.startsWith('v=0')) throw new RtcError('protocol-mismatch', 'The answer of the server is no session description.');
  return sdp;
}
