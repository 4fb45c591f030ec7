import type { Clock } from '../environment/clock';
import { startCountdown } from '../environment/countdown';
import { createListeners } from '../listeners';

/** How many connections are set up at once, of those that this page offers. */
export const MAX_SET_UPS = 2;
/** How long a set-up counts at the most, in ms: one that comes to nothing keeps no other one waiting for longer. */
export const SET_UP_MS = 10_000;
/** How long the first in the queue waits at the most, in ms, whatever the others offer to this page meanwhile. */
export const MAX_WAIT_MS = 10_000;

/** One connection that is being set up, or waits for its turn. */
export interface SetUpPlace {
  /** It is connected, has failed, or is not wanted any more. Safe to call again. */
  end(): void;
}

/**
 * The connections of a page that are being set up. Each costs the machine most in its first second; many at the same time
 * make each other late, until they take each other for dead.
 */
export interface SetUpQueue {
  /** How many are being set up or wait. */
  readonly size: number;
  /** Calls `onTurn` once this page may offer: at once, before it returns, or when others are done. */
  request(onTurn: () => void): SetUpPlace;
  /**
   * The other side has offered, and is answered at once: nobody waits for a page that waits itself, so that two can never
   * wait for each other. It counts like one that this page offers.
   */
  answer(): SetUpPlace;
  /** Calls `listener` when `size` has changed, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

interface Place {
  readonly onTurn: (() => void) | null;
}

/** Makes a queue in which nothing is being set up. First come, first served. */
export function createSetUpQueue(clock: Clock): SetUpQueue {
  const waiting = new Set<Place>();
  /** With what stops the countdown of each. */
  const active = new Map<Place, () => void>();
  const listeners = createListeners();
  let head: { place: Place; stop(): void } | null = null;

  function begin(place: Place) {
    waiting.delete(place);
    active.set(place, startCountdown(clock, () => end(place), SET_UP_MS));
    place.onTurn?.();
  }

  function end(place: Place) {
    active.get(place)?.();
    if (!active.delete(place) && !waiting.delete(place)) return;
    advance();
  }

  function advance() {
    for (const place of waiting) {
      if (active.size >= MAX_SET_UPS) break;
      begin(place);
    }
    watchHead();
    listeners.call();
  }

  function watchHead() {
    const [place] = waiting;
    if (place === head?.place) return;
    head?.stop();
    head = place ? { place, stop: startCountdown(clock, () => onWaited(place), MAX_WAIT_MS) } : null;
  }

  function onWaited(place: Place) {
    begin(place);
    advance();
  }

  return {
    get size() {
      return active.size + waiting.size;
    },
    request(onTurn) {
      const place: Place = { onTurn };
      waiting.add(place);
      advance();
      return { end: () => end(place) };
    },
    answer() {
      const place: Place = { onTurn: null };
      begin(place);
      advance();
      return { end: () => end(place) };
    },
    subscribe: listeners.add,
  };
}
