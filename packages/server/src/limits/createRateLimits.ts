import type { ErrorListener } from '../http/handle';
import { memoryStore } from '../store/memoryStore';
import { StoreError, type RateLimiter, type Store } from '../store/store';
import { unknownAddress } from './clientAddress';
import { rateExceeded } from './rateExceeded';
import { keyKinds, type RateLimitKeys } from './rateLimitKeys';

/** How many uses a window allows. */
export interface Quota {
  readonly limit: number;
  readonly windowSeconds: number;
}

/** For each kind of key the quotas that it has to keep, all of them. */
export type Quotas = Readonly<Record<keyof RateLimitKeys, readonly Quota[]>>;

/**
 * Where no header tells addresses apart, all clients together may do this many times what one address may: it bounds
 * what a deployment can lose, and lets no single client shut out the others at once.
 */
const UNKNOWN_SHARE = 10;

/** Enforces quotas. */
export interface RateLimits {
  /**
   * Counts a request for each of its keys. Throws an `HttpError` (429) past a quota, and a `StoreError` if the store
   * can't be reached and `whenDown` is `'closed'`.
   */
  enforce(keys: RateLimitKeys): Promise<void>;
}

export interface RateLimitsOptions {
  /** Tells these counters from those of other handlers. */
  name: string;
  store: Store;
  quotas: Quotas;
  /** What to do while the store is down: `open` counts in this process alone, `closed` throws. */
  whenDown: 'open' | 'closed';
  /** Told of every failure of the store. */
  onError?: ErrorListener | undefined;
  /** What a client past a quota is told. */
  message: string;
}

/** Makes limits. Throws a `TypeError` for quotas that can't work. */
export function createRateLimits(options: RateLimitsOptions): RateLimits {
  const { store, whenDown, onError, message } = options;
  const shared = limitersOf(store, options);
  const fallback = limitersOf(memoryStore(), options);

  async function consume(kind: keyof RateLimitKeys, key: string) {
    const isUnknown = kind === 'address' && key === unknownAddress;
    const name = isUnknown ? 'unknown' : kind;
    for (const [index, limiter] of shared[name].entries()) {
      const verdict = await limiter.consume(key).catch((error: unknown) => {
        if (!(error instanceof StoreError) || whenDown === 'closed') throw error;
        onError?.(error);
        return (fallback[name][index] as RateLimiter).consume(key);
      });
      if (!verdict.allowed) throw rateExceeded(verdict.retryAfterSeconds, message);
    }
  }

  return {
    async enforce(keys) {
      for (const kind of keyKinds) {
        const key = keys[kind];
        if (key !== undefined) await consume(kind, key);
      }
    },
  };
}

function limitersOf(store: Store, { name, quotas }: Pick<RateLimitsOptions, 'name' | 'quotas'>) {
  const make = (kind: string, list: readonly Quota[], share = 1) =>
    list.map(({ limit, windowSeconds }) =>
      store.rateLimiter({ name: `${name}:${kind}:${windowSeconds}`, limit: limit * share, windowSeconds }),
    );
  return {
    address: make('address', quotas.address),
    unknown: make('unknown', quotas.address, UNKNOWN_SHARE),
    member: make('member', quotas.member),
    room: make('room', quotas.room),
  };
}
