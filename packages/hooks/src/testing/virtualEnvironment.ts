import type { Environment, PageEvent } from '../core/environment/environment';

/** A page whose time and events a test decides. */
export interface VirtualEnvironment extends Environment {
  isOnline: boolean;
  isHidden: boolean;
  latenessMs: number;
  /** Lets `ms` pass, and all that is due happen in its order. */
  advance(ms: number): void;
  /** Blocks the page for `ms`: all that becomes due happens only afterwards, late. */
  block(ms: number): void;
  /** Tells an event, after a change of `isOnline` or `isHidden` that goes with it. */
  emit(event: PageEvent): void;
}

interface Timer {
  at: number;
  callback: () => void;
}

/** Makes a visible page with a network, at time 0, whose time stands still until it is told to go on. */
export function createVirtualEnvironment(): VirtualEnvironment {
  const timers = new Set<Timer>();
  const listeners = new Set<(event: PageEvent) => void>();
  const claims = new Set<object>();
  let now = 0;

  function nextDue(until: number): Timer | null {
    let due: Timer | null = null;
    for (const timer of timers) if (timer.at <= until && (due === null || timer.at < due.at)) due = timer;
    return due;
  }

  function run(until: number) {
    for (let due = nextDue(until); due; due = nextDue(until)) {
      timers.delete(due);
      now = Math.max(now, due.at);
      due.callback();
    }
    now = Math.max(now, until);
  }

  function setTimer(callback: () => void, delayMs: number): Timer {
    const timer = { at: now + Math.max(delayMs, 0), callback };
    timers.add(timer);
    return timer;
  }

  const environment: VirtualEnvironment = {
    isOnline: true,
    isHidden: false,
    latenessMs: 0,
    now: () => now,
    setTimer,
    clearTimer: (timer) => void timers.delete(timer as Timer),
    get isWatched() {
      return claims.size > 0 || !environment.isHidden;
    },
    subscribe(listener) {
      const entry = (event: PageEvent) => listener(event);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    watch() {
      const claim = {};
      claims.add(claim);
      environment.emit('visibility');
      return () => {
        if (claims.delete(claim)) environment.emit('visibility');
      };
    },
    soon(callback) {
      const timer = setTimer(callback, 0);
      return () => void timers.delete(timer);
    },
    advance: (ms) => run(now + ms),
    block(ms) {
      now += ms;
      environment.latenessMs = ms;
      run(now);
    },
    emit(event) {
      if (event === 'online') environment.isOnline = true;
      if (event === 'offline') environment.isOnline = false;
      for (const listener of listeners) listener(event);
    },
  };
  return environment;
}
