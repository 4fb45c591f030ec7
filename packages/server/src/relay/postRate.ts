/** Counts what each sender posts. */
export interface PostRate {
  /** Counts one. @returns in how many whole seconds to try again; 0: it is within the rate */
  take(sender: string): number;
}

/** How many senders are remembered; the one that was silent for longest goes first. */
const MAX_SENDERS = 10_000;

/** Lets each sender post `perSecond` on average, and twice that at once. `Infinity` counts nothing. */
export function createPostRate(perSecond: number, now: () => number = () => performance.now()): PostRate {
  const buckets = new Map<string, { tokens: number; time: number }>();
  const burst = perSecond * 2;

  return {
    take(sender) {
      if (perSecond === Infinity) return 0;
      const time = now();
      const { tokens, time: before } = buckets.get(sender) ?? { tokens: burst, time };
      const left = Math.min(burst, tokens + ((time - before) / 1000) * perSecond) - 1;
      buckets.delete(sender);
      buckets.set(sender, { tokens: left < 0 ? left + 1 : left, time });
      for (const oldest of buckets.keys()) {
        if (buckets.size <= MAX_SENDERS) break;
        buckets.delete(oldest);
      }
      return left < 0 ? Math.ceil(-left / perSecond) : 0;
    },
  };
}
