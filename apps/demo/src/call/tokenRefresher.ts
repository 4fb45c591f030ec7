import { fetchConfig } from './fetchConfig';

/** How often a token is exchanged for a fresh one, in ms. It is good for hours. */
const RENEW_MS = 60 * 60 * 1000;
/** How old a token may be for a page that wakes up or comes online to go on with it, in ms. */
const FRESH_MS = 10 * 60 * 1000;

/** The token for a room, kept fresh: after a break in a long call one has to be let in again. */
export interface TokenRefresher {
  readonly token: string;
  /** The server did not take the token: gets another one, at once. Resolves when it is there, or can't be had. */
  refresh(): Promise<void>;
  /** Stops renewing. */
  close(): void;
}

export interface TokenRefresherOptions {
  /** Gets a token. */
  fetchToken: (signal: AbortSignal) => Promise<string | null>;
  /** What tells of waking up and coming online. @default the page */
  page?: Pick<EventTarget, 'addEventListener'>;
  /** @default Date.now: a clock that goes on while the machine sleeps */
  now?: () => number;
}

/**
 * Keeps `first` fresh until it is closed: every hour, and when the page comes online or back into sight with an old one.
 * Timers stand still while a machine sleeps, and the token is gone by then.
 */
export function createTokenRefresher(first: string, options: TokenRefresherOptions): TokenRefresher {
  const { fetchToken, page = globalThis, now = Date.now } = options;
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
    if (now() - renewedAt >= FRESH_MS) void refresh();
  }

  const timer = setInterval(() => void refresh(), RENEW_MS);
  for (const event of ['online', 'focus', 'pageshow', 'visibilitychange']) {
    // The document's event comes by here too: it is caught on its way down.
    page.addEventListener(event, refreshIfOld, { signal, capture: true });
  }
  return {
    get token() {
      return token;
    },
    refresh,
    close() {
      clearInterval(timer);
      closed.abort();
    },
  };
}

/** A refresher for a room of this deployment. */
export function createRoomTokenRefresher(room: string, first: string): TokenRefresher {
  return createTokenRefresher(first, { fetchToken: async (signal) => (await fetchConfig(room, signal)).roomToken });
}
