import type { Signal } from './signal';

/**
 * How long signals are collected before they go out, in ms: the description leaves with the candidates of
 * the first moment, the next batch with those that a STUN server took a round trip for, the rest seldom.
 */
const DELAYS_MS = [10, 200, 1000] as const;
/** How long after the first candidate the first batch goes out, in ms: those of one machine come all at once. */
const BURST_MS = 2;
/**
 * The first of the delays, and the burst, where a message saved is worth a moment, in ms: a machine that opens several connections at once takes
 * longer for the candidates of each.
 */
const THRIFTY_DELAY_MS = 150;
const THRIFTY_BURST_MS = 10;

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

  function delay() {
    if (round === 0 && isThrifty()) return THRIFTY_DELAY_MS;
    return DELAYS_MS[Math.min(round, DELAYS_MS.length - 1)];
  }

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
        timer = setTimeout(flush, isThrifty() ? THRIFTY_BURST_MS : BURST_MS);
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
