import type { Clock } from '../../environment/clock';
import type { MediaEndpoint } from './topology';

/** For how long an answer is good, in ms: the requests of a moment share it, and a token of minutes is renewed in time. */
const FRESH_MS = 60_000;

/** Where a session is to be opened, as the application says it. */
export interface EndpointCache {
  /** The last answer; null: there is none, or no endpoint. */
  readonly known: MediaEndpoint | null;
  /** Asks, unless the last answer is fresh. Rejects if there has never been one. */
  read(): Promise<MediaEndpoint | null>;
  /** The token of now. */
  token(): Promise<string | null>;
}

/** Makes one that has not asked yet. */
export function createEndpointCache(
  ask: () => MediaEndpoint | null | Promise<MediaEndpoint | null>,
  clock: Clock,
): EndpointCache {
  let known: MediaEndpoint | null = null;
  let askedAt = -Infinity;
  let pending: Promise<MediaEndpoint | null> | null = null;

  async function refresh() {
    try {
      const answer = await ask();
      askedAt = clock.now();
      return (known = answer);
    } catch (cause) {
      // The server says whether the one before is still good for something.
      if (known) return known;
      throw cause;
    } finally {
      pending = null;
    }
  }

  const cache: EndpointCache = {
    get known() {
      return known;
    },
    read: () => (clock.now() - askedAt < FRESH_MS ? Promise.resolve(known) : (pending ??= refresh())),
    async token() {
      const token = (await cache.read())?.token ?? null;
      return typeof token === 'function' ? await token() : token;
    },
  };
  return cache;
}
