/** How many times a key may be used within a window, which begins with the key's first use. */
export interface RateLimitRule {
  /** Tells this rule's counters from those of other rules in the same store. */
  readonly name: string;
  /** Uses allowed in one window; `Infinity` counts nothing. */
  readonly limit: number;
  readonly windowSeconds: number;
}

/** What became of an attempt to use a key. */
export interface RateLimitVerdict {
  readonly allowed: boolean;
  /** Until the window ends, in whole seconds, at least 1; 0 where it is allowed. */
  readonly retryAfterSeconds: number;
}

/** Counts uses of keys. */
export interface RateLimiter {
  /** Counts one use of `key`. Rejects with a `StoreError` if the store can't be reached in time. */
  consume(key: string): Promise<RateLimitVerdict>;
}

/** Where what several instances have to agree on is kept: counters, and small texts that expire. */
export interface Store {
  rateLimiter(rule: RateLimitRule): RateLimiter;
  /** The text kept under `key`, or null. Rejects with a `StoreError`. */
  get(key: string): Promise<string | null>;
  /** Keeps `value` for so long. Rejects with a `StoreError`. */
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  /** Rejects with a `StoreError`. */
  delete(key: string): Promise<void>;
}

/** The store can't be reached, or not in time; `cause` says more. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Throws a `TypeError` for a rule that can't work. */
export function checkRule({ name, limit, windowSeconds }: RateLimitRule): void {
  if (!(limit >= 1)) throw new TypeError(`The limit of ${name} must be 1 or more, or Infinity.`);
  if (!(Number.isInteger(windowSeconds) && windowSeconds >= 1)) {
    throw new TypeError(`The window of ${name} must be a whole number of seconds.`);
  }
}
