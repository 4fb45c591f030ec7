import type { RateLimiterMemory } from './rateLimiterFlexible';
import { countersInMemory, slidingWindowInMemory } from './slidingWindow';
import { checkRule, StoreError, unlimited, type Store } from './store';

/** How many texts of each kind are kept: those of `set`, of which the oldest goes first, and those of `replace`. */
const MAX_TEXTS = 10_000;

interface Text {
  value: string;
  expiresAt: number;
}

/**
 * A store in this process: each instance of a deployment counts for itself, and forgets when it ends. Counters, caches and
 * decisions have a space each: filling one takes nothing from the others.
 */
export function memoryStore(): Store {
  const counters = new Map<string, RateLimiterMemory>();
  const cached = new Map<string, Text>();
  const decided = new Map<string, Text>();

  function readFrom(texts: Map<string, Text>, key: string): string | null {
    const text = texts.get(key);
    if (!text) return null;
    if (text.expiresAt > Date.now()) return text.value;
    texts.delete(key);
    return null;
  }

  const read = (key: string) => readFrom(decided, key) ?? readFrom(cached, key);

  function forget(key: string): void {
    cached.delete(key);
    decided.delete(key);
  }

  function put(texts: Map<string, Text>, key: string, value: string, ttlSeconds: number): void {
    forget(key);
    texts.set(key, { value, expiresAt: Date.now() + ttlSeconds * 1000 });
  }

  function makeRoom(): void {
    if (decided.size < MAX_TEXTS) return;
    for (const key of decided.keys()) readFrom(decided, key);
    if (decided.size >= MAX_TEXTS) throw new StoreError(`The store in memory keeps ${MAX_TEXTS} texts, and has them.`);
  }

  return {
    rateLimiter(rule) {
      checkRule(rule);
      if (rule.limit === Infinity) return unlimited;
      // As in Redis, two limiters of one rule count together.
      const key = `${rule.windowSeconds}:${rule.name}`;
      const counting = counters.get(key) ?? countersInMemory(rule);
      counters.set(key, counting);
      return slidingWindowInMemory(rule, counting);
    },
    get: async (key) => read(key),
    async set(key, value, ttlSeconds) {
      put(cached, key, value, ttlSeconds);
      const [oldest] = cached.keys();
      if (cached.size > MAX_TEXTS && oldest !== undefined) cached.delete(oldest);
    },
    delete: async (key) => forget(key),
    async replace(key, expected, value, ttlSeconds) {
      if (read(key) !== expected) return false;
      if (!decided.has(key)) makeRoom();
      put(decided, key, value, ttlSeconds);
      return true;
    },
  };
}
