import type { Signal } from './signal';

/**
 * How long a description waits for the candidates of the first moment, and how long it waits after the first of them,
 * in ms: those of one machine come all at once.
 */
const QUICK = { waitMs: 10, burstMs: 2 };
/** The same where a message saved is worth a moment: a machine that opens several connections at once is slower. */
const THRIFTY = { waitMs: 150, burstMs: 10 };
/** How long the next batches are collected, in ms: that which a STUN server took a round trip for, then the rest. */
const LATER_MS = [200, 1000] as const;

/** Collects signals, so that a description and its candidates cost one or two messages, not thirty. */
export interface SignalBatch {
  add(signal: Signal): void;
  /** Sends what there is now: nothing more will come for a while. */
  flush(): void;
  /** Forgets what there is. */
  dispose(): void;
}

/**
 * Makes a batch that hands the signals to `send` in the order in which they came.
 *
 * @param isThrifty whether a message saved is worth a moment: then a description waits longer for its candidates
 */
export function createSignalBatch(send: (signals: Signal[]) => void, isThrifty: () => boolean): SignalBatch {
  let pending: Signal[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  let bursting = false;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    bursting = false;
    if (pending.length === 0) return;
    const signals = pending;
    pending = [];
    round += 1;
    send(signals);
  }

  const first = () => (isThrifty() ? THRIFTY : QUICK);
  const delay = () => (round === 0 ? first().waitMs : LATER_MS[Math.min(round, LATER_MS.length) - 1]);

  return {
    add(signal) {
      pending.push(signal);
      // A description starts a new round of gathering; whatever waits goes with it.
      if (signal.type !== 'candidate') {
        round = 0;
        bursting = false;
        clearTimeout(timer);
        timer = undefined;
      } else if (round === 0 && timer !== undefined && !bursting) {
        bursting = true;
        clearTimeout(timer);
        timer = setTimeout(flush, first().burstMs);
      }
      timer ??= setTimeout(flush, delay());
    },
    flush,
    dispose() {
      clearTimeout(timer);
      timer = undefined;
      bursting = false;
      pending = [];
    },
  };
}
