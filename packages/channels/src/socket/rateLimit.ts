/** A sliding window of one second. */
export interface RateLimit {
  /** Whether one more is allowed now; if so, it counts. */
  take(): boolean;
}

/**
 * Allows `perSecond` in any second, however the second is cut.
 *
 * @param nowMs a clock that never goes back
 */
export function createRateLimit(perSecond: number, nowMs: () => number = () => performance.now()): RateLimit {
  // Nothing to remember: a client may send as much as it can.
  if (perSecond === Infinity) return { take: () => true };
  let takenAtMs: number[] = [];
  return {
    take() {
      const now = nowMs();
      takenAtMs = takenAtMs.filter((at) => now - at < 1000);
      if (takenAtMs.length >= perSecond) return false;
      takenAtMs.push(now);
      return true;
    },
  };
}
