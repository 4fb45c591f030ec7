import { RtcError, type RtcErrorCode } from '../errors';

/** Publish, or play. */
export type HttpRole = 'publisher' | 'player';

/** Why a session could not be opened, and what comes next. */
export interface Refusal {
  readonly error: RtcError;
  /** `retry`: later, by itself. `wait`: the same, for a stream that isn't there yet. `stop`: asking again gives the same. */
  readonly next: 'retry' | 'wait' | 'stop';
  /** How long to wait at least, in ms. */
  readonly afterMs: number;
}

type Meaning = readonly [code: RtcErrorCode, next: Refusal['next'], text: string];

const other: Meaning = ['signaling-unavailable', 'retry', 'failed'];

/** What a status means; the others of its hundred mean the same as `x00`, as RFC 9725, 4.1, asks for. */
const meanings: Record<number, Meaning | undefined> = {
  200: ['protocol-mismatch', 'stop', 'created no session'],
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

/**
 * What a status other than the expected one means.
 *
 * @param detail what the server says itself, for the message
 */
export function refusalOf(role: HttpRole, status: number, afterMs: number, detail: string): Refusal {
  const [code, next, text] = meanings[status] ?? meanings[Math.floor(status / 100) * 100] ?? other;
  const error = new RtcError(code, `The server ${text} (${status}${detail && `: ${detail}`}).`);
  // A player comes before the publisher most of the time.
  return { error, next: role === 'player' && code === 'stream-unavailable' ? 'wait' : next, afterMs };
}

/** The refusal of an error that was found here; `retry` unless asking again gives the same. */
export const refuse = (error: RtcError, next: Refusal['next'] = 'stop'): Refusal => ({ error, next, afterMs: 0 });
