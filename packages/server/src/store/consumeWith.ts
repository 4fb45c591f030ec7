import { StoreError, type RateLimiter } from './store';

/** What a limiter of `rate-limiter-flexible` resolves with, and rejects with past the limit. */
interface Consumption {
  readonly msBeforeNext: number;
}

/** A `RateLimiter` over `rate-limiter-flexible`, which rejects both past the limit and on failure. */
export function consumeWith(consume: (key: string) => Promise<Consumption>): RateLimiter {
  return {
    async consume(key) {
      try {
        await consume(key);
        return { allowed: true, retryAfterSeconds: 0 };
      } catch (reason) {
        if (!isConsumption(reason)) {
          throw new StoreError('The store of the rate limits can not be reached.', { cause: reason });
        }
        return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) };
      }
    },
  };
}

function isConsumption(reason: unknown): reason is Consumption {
  return typeof reason === 'object' && reason !== null && 'msBeforeNext' in reason;
}
