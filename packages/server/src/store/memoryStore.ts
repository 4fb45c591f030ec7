import { consumeWith, unlimited } from './consumeWith';
import { RateLimiterMemory } from './rateLimiterFlexible';
import { checkRule, type Store } from './store';

/** How many texts are kept; the one that was set longest ago goes first. */
const MAX_TEXTS = 10_000;

/** A store in this process: each instance of a deployment counts for itself, and forgets when it ends. */
export function memoryStore(): Store {
  const texts = new Map<string, { value: string; expiresAt: number }>();

  return {
    rateLimiter(rule) {
      checkRule(rule);
      if (rule.limit === Infinity) return unlimited;
      const limiter = new RateLimiterMemory({ points: rule.limit, duration: rule.windowSeconds, keyPrefix: rule.name });
      return consumeWith((key) => limiter.consume(key));
    },
    async get(key) {
      const text = texts.get(key);
      if (!text) return null;
      if (text.expiresAt > Date.now()) return text.value;
      texts.delete(key);
      return null;
    },
    async set(key, value, ttlSeconds) {
      texts.delete(key);
      texts.set(key, { value, expiresAt: Date.now() + ttlSeconds * 1000 });
      for (const oldest of texts.keys()) {
        if (texts.size <= MAX_TEXTS) break;
        texts.delete(oldest);
      }
    },
    async delete(key) {
      texts.delete(key);
    },
  };
}
