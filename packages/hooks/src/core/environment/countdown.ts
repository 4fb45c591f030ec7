import type { Clock } from './clock';

/** The longest time that is counted at once, in ms. */
const SLICE_MS = 500;

/**
 * Calls `callback` after `delayMs` in which this page could have answered. It counts in slices of half a second; one
 * that ends late counts only as much as it should have lasted. So a page that was busy, throttled or asleep gives the
 * other side the time that it missed itself, before it calls anything a timeout.
 *
 * @returns a function that stops it
 */
export function startCountdown(clock: Clock, callback: () => void, delayMs: number): () => void {
  let leftMs = delayMs;
  let timer: unknown;

  function next() {
    const sliceMs = Math.min(SLICE_MS, leftMs);
    timer = clock.setTimer(() => {
      leftMs -= sliceMs;
      if (leftMs > 0) next();
      else callback();
    }, sliceMs);
  }

  next();
  return () => clock.clearTimer(timer);
}
