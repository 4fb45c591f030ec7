import type { Clock } from '../../core/environment/clock';

/** How long to wait before asking for authorization again, in ms: at first, and then; the last goes on. */
const DELAYS_MS = [300, 1000, 2000, 4000, 8000];
/** How often a member that is not in yet asks again before it is told. */
const MAX_ATTEMPTS = 2;

/** Asks for authorization again, where nobody said no but nobody answered. */
export interface AuthorizationRetry {
  /**
   * The endpoint could not be reached, or could not say. Asks again after a while.
   * @param wasIn whether the member was in before: then it goes on for as long as it takes
   * @returns false if it was asked often enough
   */
  askAgain(wasIn: boolean): boolean;
  /** It was answered, or there is no connection to ask over, or the answer is not wanted any more. */
  stop(): void;
}

/**
 * Makes one; `ask` asks once more.
 *
 * Vendors' clients ask once. A machine that has just changed networks is connected before its other requests get through
 * (Chromium ends those with `ERR_NETWORK_CHANGED`), and a server that starts anew answers 503.
 */
export function createAuthorizationRetry(ask: () => void, clock: Clock): AuthorizationRetry {
  let timer: unknown;
  let attempts = 0;

  return {
    askAgain(wasIn) {
      if (!wasIn && attempts >= MAX_ATTEMPTS) return false;
      clock.clearTimer(timer);
      timer = clock.setTimer(ask, DELAYS_MS[Math.min(attempts, DELAYS_MS.length - 1)] ?? 0);
      attempts += 1;
      return true;
    },
    stop() {
      clock.clearTimer(timer);
      attempts = 0;
    },
  };
}
