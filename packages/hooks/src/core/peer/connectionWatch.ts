import type { Clock } from '../environment/clock';
import { createDecodeWatch } from './decodeWatch';
import { createHeldBack, sentVideosOf } from './heldBack';

/** How soon to look for the first time, and how often then, in ms. */
const FIRST_MS = 1000;
const INTERVAL_MS = 2000;

/** What is seen in the statistics of a connection. */
export interface WatchedConnection {
  /** Whether the video that arrives can be decoded has changed; it can at first. */
  onDecoding(decodes: boolean): void;
  /** These media sections send fewer lines than they were to, though the path carries more. */
  onHeldBack(mids: readonly string[]): void;
}

/**
 * Looks at a connection's statistics now and then.
 *
 * @param signal ends it
 */
export function watchConnection(pc: RTCPeerConnection, clock: Clock, events: WatchedConnection, signal: AbortSignal): void {
  if (signal.aborted) return;
  const isDecoding = createDecodeWatch();
  const findHeldBack = createHeldBack();
  let decodes = true;
  let timer: unknown;

  /** One look after the other, however long one takes. */
  function schedule(delayMs: number) {
    timer = clock.setTimer(() => void look(), delayMs);
  }

  async function look() {
    const stats = await pc.getStats().catch(() => null);
    if (signal.aborted) return;
    schedule(INTERVAL_MS);
    // A connection that is being rebuilt may have none for a moment.
    if (!stats) return;
    const heldBack = findHeldBack(sentVideosOf(stats, pc), clock.now());
    if (heldBack.length > 0) events.onHeldBack(heldBack);
    const now = isDecoding(stats);
    if (now === decodes) return;
    decodes = now;
    events.onDecoding(now);
  }

  schedule(FIRST_MS);
  signal.addEventListener('abort', () => clock.clearTimer(timer));
}
