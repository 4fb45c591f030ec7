import type { Clock } from '../environment/clock';

/** How long before they expire credentials are renewed at the latest, in ms; short-lived ones earlier. */
const MARGIN_MS = 60_000;
const MARGIN_SHARE = 0.25;
/** How soon after one attempt the next one comes at the earliest, in ms. */
const MIN_MS = 1000;
/** How long after the attempt before, once they have expired, in ms. */
const EXPIRED_MS = 30_000;
/** The longest that a timer can wait, in ms. */
const MAX_MS = 2 ** 31 - 1;

/** Keeps credentials fresh while nobody needs them yet. */
export interface IceRenewal {
  /** Something was asked for just now: counts from here. */
  schedule(): void;
  stop(): void;
}

/**
 * Makes one that is at rest. `renew` is called before the time is up, and is expected to end in another
 * `schedule`, whether it got something newer or not.
 *
 * @param options.remainingMs for how long what there is stays good, in ms; null: nobody knows
 */
export function createIceRenewal(options: { clock: Clock; remainingMs(): number | null; renew(): void }): IceRenewal {
  const { clock } = options;
  let timer: unknown;

  return {
    schedule() {
      clock.clearTimer(timer);
      const remainingMs = options.remainingMs();
      if (remainingMs === null) return;
      const margin = Math.min(MARGIN_MS, remainingMs * MARGIN_SHARE);
      const delayMs = remainingMs > 0 ? Math.max(remainingMs - margin, MIN_MS) : EXPIRED_MS;
      timer = clock.setTimer(() => options.renew(), Math.min(delayMs, MAX_MS));
    },
    stop: () => clock.clearTimer(timer),
  };
}
