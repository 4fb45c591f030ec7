/** Where time and timers come from, so that tests can run in virtual time. */
export interface Clock {
  /** Milliseconds since some moment; never goes backwards. */
  now(): number;
  /** Calls `callback` once, after `delayMs`. @returns what `clearTimer` takes */
  setTimer(callback: () => void, delayMs: number): unknown;
  /** Safe to call with a timer that has fired, and with `undefined`. */
  clearTimer(timer: unknown): void;
}

/** The clock of the platform. */
export const systemClock: Clock = {
  now: () => performance.now(),
  setTimer: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout> | undefined),
};
