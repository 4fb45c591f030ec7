/**
 * How many times a key may be used within any window of so long, wherever it begins. What was used is free again a tenth
 * of the window after it has left it, at the latest; what was refused is not counted.
 */
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
  /** Until there is room for one use, in whole seconds, at least 1; 0 where it is allowed. */
  readonly retryAfterSeconds: number;
}

/** Counts uses of keys. */
export interface RateLimiter {
  /** Counts one use of `key`. Rejects with a `StoreError` if the store can't be reached in time. */
  consume(key: string): Promise<RateLimitVerdict>;
}

/** Where what several instances have to agree on is kept: counters, and small texts that expire. */
export interface Store {
  /** Two of the same name and window count together. */
  rateLimiter(rule: RateLimitRule): RateLimiter;
  /** The text kept under `key`, or null. Rejects with a `StoreError`. */
  get(key: string): Promise<string | null>;
  /** Keeps `value` for so long, or until space is needed for newer ones. Rejects with a `StoreError`. */
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  /** Rejects with a `StoreError`. */
  delete(key: string): Promise<void>;
  /**
   * Keeps `value` for so long if what is kept is `expected` (null: nothing), in one step: so that of several who change
   * it at the same time nobody's change is lost. Nothing that is kept later takes its place. Resolves with whether it did.
   * Rejects with a `StoreError`, also where there is no space.
   */
  replace(key: string, expected: string | null, value: string, ttlSeconds: number): Promise<boolean>;
}

/** The store can't be reached, or not in time, or its client is set up wrong; `cause` says more. */
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

/** Counts nothing. */
export const unlimited: RateLimiter = {
  consume: async () => ({ allowed: true, retryAfterSeconds: 0 }),
};
