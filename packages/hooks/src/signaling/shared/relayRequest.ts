import { RtcError } from '../../core/errors';
import type { Clock } from '../../core/environment/clock';

/** How long the relay may take to answer, in ms: longer than it gives the signaling server. */
const ANSWER_MS = 15_000;
/** The longest a relay may ask to wait, in seconds. */
const MAX_WAIT_SECONDS = 10;
/** The relay's word for a member whom the signaling server does not list: it may a moment after it has let them in. */
const NOT_LISTED = 'not-in-room';

/**
 * What became of a request. `retry`: the relay took nothing for now, perhaps saying how long to wait; or it can not be
 * reached, or its answer got lost, and then it may have taken the message. `refused`: it will not take it.
 */
export type RelayAnswer =
  | { outcome: 'taken' }
  | { outcome: 'retry'; retryAfterMs: number | null; reason: string; cause?: unknown }
  | { outcome: 'refused'; isTemporary: boolean; error: RtcError };

/** Posts one message to a relay. Resolves in every case; `signal` ends it early. */
export async function requestRelay(
  url: string,
  fields: Record<string, string>,
  clock: Clock,
  signal: AbortSignal,
): Promise<RelayAnswer> {
  const request = new AbortController();
  const abort = () => request.abort();
  let isLate = false;
  const timer = clock.setTimer(() => {
    isLate = true;
    abort();
  }, ANSWER_MS);
  signal.addEventListener('abort', abort);
  try {
    const body = new URLSearchParams(fields);
    return await read(await fetch(url, { method: 'POST', body, signal: request.signal }));
  } catch (cause) {
    const reason = isLate ? 'it did not answer in time' : 'it can not be reached';
    return { outcome: 'retry', retryAfterMs: null, reason, cause };
  } finally {
    clock.clearTimer(timer);
    signal.removeEventListener('abort', abort);
  }
}

async function read(response: Response): Promise<RelayAnswer> {
  const { status } = response;
  if (response.ok) return { outcome: 'taken' };
  const reason = `it answered ${status}`;
  if (status === 429) {
    const seconds = Number(response.headers.get('retry-after')) || 1;
    return { outcome: 'retry', retryAfterMs: Math.min(seconds, MAX_WAIT_SECONDS) * 1000, reason };
  }
  if (status === 408 || status >= 500) return { outcome: 'retry', retryAfterMs: null, reason };
  const body = (await response.json().catch(() => null)) as { error?: { code?: string; message?: string } } | null;
  const code = status === 401 || status === 403 ? 'room-forbidden' : 'signaling-rejected';
  const words = `The signal relay refused a message: ${body?.error?.message ?? reason}`;
  const error = new RtcError(code, words, { cause: { status, body } });
  return { outcome: 'refused', isTemporary: body?.error?.code === NOT_LISTED, error };
}
