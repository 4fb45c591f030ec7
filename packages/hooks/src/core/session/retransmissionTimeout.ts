import { ACK_DELAY_MS } from './ackTimer';

/** The timeout before anything was measured, and the shortest one there is. */
const MIN_TIMEOUT_MS = 1500;
/** The longest one: RFC 6298 asks for 60 s at least. */
const MAX_TIMEOUT_MS = 60_000;
/**
 * How much of the back-off is left, at most, once something is acknowledged again: long enough to learn a round trip
 * of 8 s, short enough that the first loss after an outage does not cost a minute.
 */
const MAX_PROGRESS_TIMEOUT_MS = 8000;

/**
 * How long to wait for an acknowledgement: RFC 6298, with the time for which an acknowledgement may be held back added
 * rather than measured, as in QUIC (RFC 9002).
 */
export interface RetransmissionTimeout {
  /** The present timeout, back-off included, in ms. */
  readonly timeoutMs: number;
  /** The timeout that the measured round trips give, without the back-off, in ms. */
  readonly baseMs: number;
  /** A message that was sent only once took `roundTripMs` there and back (Karn: no other one tells). */
  measure(roundTripMs: number): void;
  /** The timeout has passed: the next one is twice as long. */
  backOff(): void;
  /** Something that was sent more than once was acknowledged. */
  progress(): void;
  /** The path is another one, or works again: no back-off. */
  resetBackOff(): void;
}

/** Makes a timeout that has measured nothing. `factor()` lengthens the shortest timeout, where messages cost. */
export function createRetransmissionTimeout(factor: () => number): RetransmissionTimeout {
  let smoothedMs: number | null = null;
  let variationMs = 0;
  let doublings = 0;

  const minMs = () => MIN_TIMEOUT_MS * factor();
  const baseMs = () => {
    const measuredMs = smoothedMs === null ? 0 : smoothedMs + 4 * variationMs + ACK_DELAY_MS * factor();
    return Math.min(Math.max(measuredMs, minMs()), MAX_TIMEOUT_MS);
  };
  const timeoutMs = () => Math.min(baseMs() * 2 ** doublings, MAX_TIMEOUT_MS);

  return {
    get timeoutMs() {
      return timeoutMs();
    },
    get baseMs() {
      return baseMs();
    },
    measure(roundTripMs) {
      doublings = 0;
      if (smoothedMs === null) {
        smoothedMs = roundTripMs;
        variationMs = roundTripMs / 2;
        return;
      }
      variationMs += (Math.abs(smoothedMs - roundTripMs) - variationMs) / 4;
      smoothedMs += (roundTripMs - smoothedMs) / 8;
    },
    backOff() {
      if (timeoutMs() < MAX_TIMEOUT_MS) doublings += 1;
    },
    progress() {
      while (doublings > 0 && timeoutMs() > MAX_PROGRESS_TIMEOUT_MS) doublings -= 1;
    },
    resetBackOff() {
      doublings = 0;
    },
  };
}
