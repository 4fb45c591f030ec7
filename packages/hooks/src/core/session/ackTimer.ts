import type { SessionClock } from './clock';

/** How long an acknowledgement waits for a message that it can travel with, in ms. */
const DELAY_MS = 1000;
/** The same where a message is missing, so that it is sent again soon: those that come out of order come together. */
const GAP_DELAY_MS = 100;

/** Decides when an acknowledgement travels alone. */
export interface AckTimer {
  /** Something has arrived that is to be acknowledged. */
  start(hasGap: boolean): void;
  /** It was acknowledged, or is not to be. */
  stop(): void;
}

/** Makes one. `factor()` lengthens the usual delay, where messages cost. */
export function createAckTimer(clock: SessionClock, factor: () => number, post: () => void): AckTimer {
  let timer: unknown;
  let isGapTimer = false;

  function stop() {
    clock.clearTimer(timer);
    timer = undefined;
  }

  return {
    stop,
    start(hasGap) {
      if (timer !== undefined && (isGapTimer || !hasGap)) return;
      stop();
      isGapTimer = hasGap;
      timer = clock.setTimer(
        () => {
          timer = undefined;
          post();
        },
        hasGap ? GAP_DELAY_MS : DELAY_MS * factor(),
      );
    },
  };
}
