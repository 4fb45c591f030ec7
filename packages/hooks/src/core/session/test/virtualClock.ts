import type { Clock } from '../../environment/clock';

/** A clock that stands still until it is told to go on. */
export interface VirtualClock extends Clock {
  /** Lets `ms` pass, and all that is due happen in its order. */
  advance(ms: number): void;
}

interface Timer {
  at: number;
  callback: () => void;
}

/** Makes a clock that shows 0. */
export function createVirtualClock(): VirtualClock {
  const timers = new Set<Timer>();
  let now = 0;

  function nextDue(until: number): Timer | null {
    let due: Timer | null = null;
    for (const timer of timers) if (timer.at <= until && (due === null || timer.at < due.at)) due = timer;
    return due;
  }

  return {
    now: () => now,
    setTimer(callback, delayMs) {
      const timer = { at: now + Math.max(delayMs, 0), callback };
      timers.add(timer);
      return timer;
    },
    clearTimer: (timer) => void timers.delete(timer as Timer),
    advance(ms) {
      const until = now + ms;
      for (let due = nextDue(until); due; due = nextDue(until)) {
        timers.delete(due);
        now = due.at;
        due.callback();
      }
      now = until;
    },
  };
}
