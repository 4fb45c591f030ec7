/** How long to wait before asking for admission again, in ms: at first, and then; the last goes on. */
const DELAYS_MS = [300, 1000, 2000, 4000, 8000];
/** How often somebody who is not in yet asks again before they are told. */
const PATIENCE = 2;

/** Asks again to be let into a channel, where nobody said no but nobody answered. */
export interface PusherAdmission {
  /**
   * The endpoint could not be reached, or could not say. Asks again after a while.
   * @param options.belongs whether one was in before: then it goes on for as long as it takes
   * @returns false if it was asked often enough
   */
  askAgain(options: { belongs: boolean }): boolean;
  /** It was answered, or there is no line to ask over, or nobody wants to know any more. */
  stop(): void;
}

/**
 * Makes one. `ask` subscribes once more.
 *
 * pusher-js asks once. A machine that has just changed networks is connected before its other requests get
 * through (Chromium ends those with `ERR_NETWORK_CHANGED`), and a server that starts anew answers 503.
 */
export function createPusherAdmission(ask: () => void): PusherAdmission {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempts = 0;

  return {
    askAgain({ belongs }) {
      if (!belongs && attempts >= PATIENCE) return false;
      clearTimeout(timer);
      timer = setTimeout(ask, DELAYS_MS[Math.min(attempts, DELAYS_MS.length - 1)]);
      attempts += 1;
      return true;
    },
    stop() {
      clearTimeout(timer);
      attempts = 0;
    },
  };
}
