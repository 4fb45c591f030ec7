import { RtcError, toRtcError, type RtcErrorCode } from '../errors';
import type { Fault } from './fault';
import type { Circumstances, HttpRole, Refusal } from './refusal';
import { readRetryAfter } from './retryAfter';

/** The longest explanation of a server that is looked at, in bytes. */
const MAX_DETAIL_BYTES = 4096;

/** What another time may be otherwise. */
const RETRIED = new Set<RtcErrorCode>(['signaling-unavailable', 'chunk-unavailable']);

type Meaning = readonly [code: RtcErrorCode, next: Refusal['next'], text: string];

const other: Meaning = ['signaling-unavailable', 'retry', 'failed'];

/** What a status means; the others of its hundred mean the same as `x00`, as RFC 9725, 4.1, asks for. */
const meanings: Record<number, Meaning | undefined> = {
  200: ['protocol-mismatch', 'stop', 'created no session: is this the URL of a WHIP or WHEP endpoint?'],
  300: ['protocol-mismatch', 'stop', 'is elsewhere, and does not say where by 307 or 308'],
  400: ['protocol-mismatch', 'stop', 'does not take the offer'],
  401: ['signaling-rejected', 'stop', 'wants a token, or another one'],
  403: ['signaling-rejected', 'stop', 'does not allow this with the token that was given'],
  404: ['stream-unavailable', 'stop', 'knows no such stream'],
  406: ['protocol-mismatch', 'stop', 'takes nothing of what was offered'],
  408: ['signaling-unavailable', 'retry', 'waited too long for the request'],
  409: ['stream-unavailable', 'retry', 'has the stream in use, or not yet'],
  410: ['stream-unavailable', 'stop', 'has the stream no more'],
  425: ['signaling-unavailable', 'retry', 'wants to be asked later'],
  429: ['server-busy', 'retry', 'was asked too often'],
  500: other,
  503: ['server-busy', 'retry', 'has too much to do'],
};

/** What an error of a session means, and what comes next. @param cause a `Fault`, or what `fetch` or the browser threw */
export async function explain(cause: unknown, circumstances: Circumstances): Promise<Refusal> {
  if (isFault(cause) && cause.response) return await explainStatus(circumstances.role, cause.response);
  const error = isFault(cause) ? explainFault(cause, circumstances) : toRtcError(cause, 'not-supported');
  return { error, next: RETRIED.has(error.code) ? 'retry' : 'stop', afterMs: 0 };
}

/** Told by its shape: its class is in the file that asks for this one. */
const isFault = (cause: unknown): cause is Fault => cause instanceof Error && 'kind' in cause;

/** What a status other than the expected one means, in the server's own words too if it gives problem details, RFC 9457. */
async function explainStatus(role: HttpRole, response: Response): Promise<Refusal> {
  const { status, headers } = response;
  const type = headers.get('content-type') ?? '';
  const reader = response.body?.getReader();
  const chunk = type.includes('problem+json') ? await reader?.read() : undefined;
  // What has not come yet is not worth waiting for.
  await reader?.cancel();
  const text = new TextDecoder().decode(chunk?.value?.subarray(0, MAX_DETAIL_BYTES));
  const [, words = ''] = /"(?:detail|title)"\s*:\s*"([^"\\]{0,200})/.exec(text) ?? [];
  const detail = response.ok ? type.slice(0, 60) : words;
  return refusalOf(role, status, readRetryAfter(headers.get('retry-after'), Date.now()), detail);
}

/**
 * The refusal of a status.
 *
 * @param detail what the server says itself, for the message
 */
export function refusalOf(role: HttpRole, status: number, afterMs: number, detail: string): Refusal {
  const [code, next, text] = meanings[status] ?? meanings[Math.floor(status / 100) * 100] ?? other;
  const error = new RtcError(code, `The server ${text} (${status}${detail && `: ${detail}`}).`);
  // A player comes before the publisher most of the time.
  return { error, next: role === 'player' && code === 'stream-unavailable' ? 'wait' : next, afterMs };
}

function explainFault({ kind, detail, cause }: Fault, { url }: Circumstances): RtcError {
  const error = (code: RtcErrorCode, text: string) => new RtcError(code, text, { cause });
  switch (kind) {
    case 'url':
      return error('url-invalid', 'The endpoint is no http(s) URL without a user name in it, and no path that begins with / or a dot.');
    case 'insecure':
      return error('insecure-context', `A page that came by https: can't ask ${detail}, which is not secure.`);
    case 'token':
      return error('signaling-rejected', 'The token for the server can not be had, is empty, or holds what no header can hold.');
    case 'network':
      return error(
        'signaling-unavailable',
        `${url} gave no answer: it can't be reached, dropped the connection, or lets no page of this origin in (CORS).`,
      );
    case 'location':
      return error(
        'protocol-mismatch',
        'The answer has no Location header that this page may read, or none that is a URL. Across origins the server has to name it in Access-Control-Expose-Headers.',
      );
    case 'type':
      return error('protocol-mismatch', `${url} answers with ${detail || 'no type'} in place of application/sdp: is it a WHIP or WHEP endpoint?`);
    case 'size':
      return error('message-too-large', 'The answer of the server is longer than 64 KiB.');
    case 'answer':
      return error('not-supported', `This browser can't use what the server says: ${String(cause)}`);
    case 'sdp':
    case 'status':
      return error('protocol-mismatch', 'The answer of the server is no session description.');
  }
}
