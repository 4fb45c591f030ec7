import type { Clock } from '../environment/clock';

/** How long an acknowledgement waits for a message that it can travel with, at most, in ms. */
export const ACK_DELAY_MS = 1000;
/**
 * The same where the other side waits for it: it asked for an answer, which a message may be, or a message is missing,
 * which may only be out of order.
 */
const SOON_DELAY_MS = 100;

/** Decides when an acknowledgement travels alone. */
export interface AckTimer {
  /** Something has arrived that is to be acknowledged; `soon`, if the other side waits for it. */
  start(soon: boolean): void;
  /** It is acknowledged now, or is not to be. @returns for how long it has waited, in ms; null: nothing waited */
  stop(): number | null;
}

/** Makes one. `factor()` lengthens the usual delay, where messages cost. */
export function createAckTimer(clock: Clock, factor: () => number, post: () => void): AckTimer {
  let timer: unknown;
  let startedAt = 0;
  let isSoon = false;

  function cancel() {
    clock.clearTimer(timer);
    timer = undefined;
  }

  function stop(): number | null {
    if (timer === undefined) return null;
    cancel();
    return clock.now() - startedAt;
  }

  return {
    stop,
    start(soon) {
      if (timer === undefined) startedAt = clock.now();
      else if (isSoon || !soon) return;
      cancel();
      isSoon = soon;
      // Posting stops it.
      timer = clock.setTimer(post, soon ? SOON_DELAY_MS : ACK_DELAY_MS * factor());
    },
  };
}
