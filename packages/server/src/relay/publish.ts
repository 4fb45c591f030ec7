import { HttpError } from '../http/httpError';
import { within } from '../http/within';
import { isRecord } from '../isRecord';
import type { RelayApp } from './relayApp';

/** Browsers can only trigger names that begin with `client-`, so an event of this name is the server's word. */
const eventName = 'visavis-relayed';

/** How long the signaling server may take, in ms; the `pusher` package sets no limit of its own. */
const TIMEOUT_MS = 3000;

/**
 * Publishes to all who are in `channel` but the one connection it came from. Throws an `HttpError`: 429 if
 * the signaling server has had too much, 503 if it can't be reached within 3 s or refuses the app.
 */
export async function publish(
  app: RelayApp,
  channel: string,
  data: string,
  socketId: string,
): Promise<void> {
  try {
    await within(TIMEOUT_MS, app.trigger(channel, eventName, data, { socket_id: socketId }));
  } catch (cause) {
    if (statusOf(cause) === 429) {
      const headers = { 'retry-after': '1' };
      throw new HttpError(429, 'rate-exceeded', 'The signaling server takes no more now.', { cause, headers });
    }
    const text = 'The signaling server did not take the message. Try again.';
    throw new HttpError(503, 'signaling-unavailable', text, { cause });
  }
}

function statusOf(error: unknown): unknown {
  return isRecord(error) ? error['status'] : undefined;
}
