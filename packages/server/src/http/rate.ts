import { HttpError } from './httpError';

/** Counts what each sender asks for. */
export interface Rate {
  /** Counts one. @returns in how many whole seconds to try again; 0: it is within the rate */
  take(sender: string): number;
}

export interface RateOptions {
  /** How many each sender may send a second, on average; `Infinity` counts nothing. */
  perSecond: number;
  /** How many at once. @default twice `perSecond` */
  burst?: number;
  /** A clock, in ms. @default performance.now */
  now?: () => number;
}

/** How many senders are remembered; the one that was silent for longest goes first. */
const MAX_SENDERS = 10_000;

/** Lets each sender send so many on average, and a burst at once. */
export function createRate({ perSecond, burst = perSecond * 2, now = () => performance.now() }: RateOptions): Rate {
  const buckets = new Map<string, { tokens: number; time: number }>();

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

/** The answer to whoever is above a rate: 429, with the seconds after which to try again. */
export function rateExceeded(seconds: number, message: string): HttpError {
  return new HttpError(429, 'rate-exceeded', message, { headers: { 'retry-after': String(seconds) } });
}
