/** Allows so much a second, and a burst now and then. */
export interface TokenBucket {
  /** Takes one, if there is one. */
  take(): boolean;
}

/** Makes a full bucket of `burst` that refills by `perSecond`, by a clock of `core/environment`. */
export function createTokenBucket(perSecond: number, burst: number, now: () => number): TokenBucket {
  let tokens = burst;
  let last = now();

  return {
    take() {
      const time = now();
      tokens = Math.min(burst, tokens + ((time - last) / 1000) * perSecond);
      last = time;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
