import type { Clock } from '../environment/clock';
import type { TrickleResult } from './httpSession';

/** How long candidates are collected, so that one request carries those of a moment, in ms. */
const COLLECT_MS = 50;
/** How long a request that was lost is put off, in ms. */
const RETRY_MS = 1000;

/** Candidates of this end on their way to a server, in as few requests as possible. */
export interface Trickle {
  /** A new round of gathering: what was found before is of no use. Nothing is sent until `resume()`. */
  restart(): void;
  /** One more; null: no more will come in this round. */
  add(candidate: string | null): void;
  /** The server has the first `candidates` of this round by other means, and may be told the rest from now on. */
  resume(known: readonly string[], isComplete: boolean): void;
}

/** What a trickle needs. */
export interface TrickleOptions {
  clock: Clock;
  /** Ends it. */
  signal: AbortSignal;
  send(candidates: readonly string[], isComplete: boolean): Promise<TrickleResult>;
  /** The server has another ICE session in mind, or no session any more. */
  onTrouble(result: 'stale' | 'gone'): void;
}

/** Makes one that is held back until `resume()`. */
export function createTrickle({ clock, signal, ...options }: TrickleOptions): Trickle {
  let pending: string[] = [];
  let isComplete = false;
  let toldComplete = false;
  let isHeld = true;
  let isSupported = true;
  let isSending = false;
  let round = 0;
  let timer: unknown;

  function schedule(delayMs: number) {
    clock.clearTimer(timer);
    timer = clock.setTimer(() => void flush(), delayMs);
  }

  async function flush() {
    if (isHeld || isSending || !isSupported || signal.aborted) return;
    const candidates = pending;
    const complete = isComplete;
    if (candidates.length === 0 && complete === toldComplete) return;
    const own = round;
    pending = [];
    isSending = true;
    const result = await options.send(candidates, complete);
    isSending = false;
    if (signal.aborted) return;
    if (own !== round) return schedule(COLLECT_MS);
    if (result === 'taken') toldComplete = complete;
    if (result === 'unsupported') isSupported = false;
    if (result === 'stale' || result === 'gone') return options.onTrouble(result);
    if (result === 'lost') pending = [...candidates, ...pending];
    schedule(result === 'lost' ? RETRY_MS : COLLECT_MS);
  }

  signal.addEventListener('abort', () => clock.clearTimer(timer));
  return {
    restart() {
      round += 1;
      pending = [];
      isComplete = toldComplete = false;
      isHeld = true;
    },
    add(candidate) {
      if (candidate === null) isComplete = true;
      else pending.push(candidate);
      schedule(COLLECT_MS);
    },
    resume(known, wasComplete) {
      const keys = new Set(known.map(keyOf));
      pending = pending.filter((candidate) => !keys.has(keyOf(candidate)));
      toldComplete = wasComplete;
      isHeld = false;
      schedule(0);
    },
  };
}

/** What tells candidates apart: up to their type. What follows is written in one way in a description, and in another by the event. */
const keyOf = (candidate: string) => candidate.split(' ', 8).join(' ');
