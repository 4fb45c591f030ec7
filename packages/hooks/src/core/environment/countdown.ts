import type { Clock } from './clock';

/** The longest time that is counted at once, in ms. */
const SLICE_MS = 500;
/** By how much a slice may be late and still count in full, in ms: hidden pages have timers by the second. */
const TOLERANCE_MS = 1000;

/**
 * Calls `callback` after `delayMs` in which this page could have answered. It counts in slices of half a second; one
 * that ends more than a second late counts no more than that second. So a page that was busy, throttled or asleep gives the
 * other side the time that it missed itself, before it calls anything a timeout.
 *
 * @returns a function that stops it
 */
export function startCountdown(clock: Clock, callback: () => void, delayMs: number): () => void {
  let leftMs = delayMs;
  let timer: unknown;

  function next() {
    const sliceMs = Math.min(SLICE_MS, leftMs);
    const startedAt = clock.now();
    timer = clock.setTimer(() => {
      leftMs -= Math.min(clock.now() - startedAt, sliceMs + TOLERANCE_MS);
      if (leftMs > 0) next();
      else callback();
    }, sliceMs);
  }

  next();
  return () => clock.clearTimer(timer);
}
