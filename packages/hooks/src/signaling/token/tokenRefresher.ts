import type { Signaling } from '../../core/signaling/port';
import { isTokenRefused } from './isTokenRefused';
import { refreshOnRefusal } from './refreshOnRefusal';

/** How often a token is exchanged for a fresh one by default, in ms. */
const RENEW_MS = 60 * 60 * 1000;
/** How old a token may be for a page that wakes up or comes online to go on with it, in ms; no older than it gets anyway. */
const FRESH_MS = 10 * 60 * 1000;

/** A token of your server that expires, kept fresh for as long as a call takes. */
export interface TokenRefresher {
  /** The newest there is. */
  readonly token: string;
  /**
   * Gets another one at once, one for all who ask meanwhile. Resolves when it is there; also where none can be had, and the one before
   * stays.
   */
  refresh(): Promise<void>;
  /**
   * Calls `ask` with the token; where it rejects since the server does not take it any more (an error whose `cause.status` is 401),
   * once more with a new one. Rejects with what `ask` rejects with.
   */
  ask<T>(ask: (token: string) => Promise<T>): Promise<T>;
  /** The same signaling, which gets another token where the server refuses the one it sent: the room tries again by itself, with that. */
  guard(signaling: Signaling): Signaling;
  /** Stops renewing. */
  close(): void;
}

/** Where tokens come from. */
export interface TokenRefresherOptions {
  /**
   * Gets a token; null: there is none now. What it rejects with is dropped: the token there is may still hold, and the next occasion asks
   * again. `signal` aborts when the refresher is closed.
   */
  fetchToken: (signal: AbortSignal) => Promise<string | null>;
  /** How often a fresh one is got, in ms: well below the time for which yours are good. @default 3600000, an hour */
  renewEveryMs?: number;
  /** What tells of waking up and coming online. @default the page */
  page?: Pick<EventTarget, 'addEventListener'>;
  /** A clock that goes on while the machine sleeps, in ms. @default Date.now */
  now?: () => number;
}

/**
 * Keeps `first` fresh until it is closed: at its times, where the server refuses it, and when the page comes online or back into sight
 * with an old one, since timers stand still while a machine sleeps, and the token is gone by then.
 *
 * For tokens that let their bearer into a room, such as those of `createRoomTokens` of `@visavis/server`: after a break in a long call
 * one has to be let in again.
 */
export function createTokenRefresher(first: string, options: TokenRefresherOptions): TokenRefresher {
  const { fetchToken, renewEveryMs = RENEW_MS, page = globalThis, now = Date.now } = options;
  const closed = new AbortController();
  const { signal } = closed;
  let token = first;
  let renewedAt = now();
  let renewing: Promise<void> | null = null;

  async function renew(): Promise<void> {
    try {
      token = (await fetchToken(signal)) ?? token;
      renewedAt = now();
    } catch {
      // The one there is may still hold; the next occasion tries again.
      return;
    }
  }

  function refresh(): Promise<void> {
    renewing ??= renew().finally(() => (renewing = null));
    return renewing;
  }

  function refreshIfOld() {
    if (now() - renewedAt >= Math.min(FRESH_MS, renewEveryMs)) void refresh();
  }

  const timer = setInterval(() => void refresh(), renewEveryMs);
  for (const event of ['online', 'focus', 'pageshow', 'visibilitychange']) {
    // The document's event comes by here too: it is caught on its way down.
    page.addEventListener(event, refreshIfOld, { signal, capture: true });
  }
  return {
    get token() {
      return token;
    },
    refresh,
    async ask(ask) {
      const asked = token;
      try {
        return await ask(asked);
      } catch (error) {
        if (!isTokenRefused(error)) throw error;
        await refresh();
        if (token === asked) throw error;
        return ask(token);
      }
    },
    guard: (signaling) => refreshOnRefusal(() => void refresh(), signaling),
    close() {
      clearInterval(timer);
      closed.abort();
    },
  };
}
