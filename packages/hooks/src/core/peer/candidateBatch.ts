import type { Environment } from '../environment/environment';
import type { Signal } from './signal';

/**
 * How long a description waits for the candidates of the first moment, and how long it waits after the first of them,
 * in ms: those of one machine come all at once.
 */
const QUICK = { waitMs: 10, burstMs: 2 };
/** The same where a message saved is worth a moment: a machine that opens several connections at once is slower. */
const THROUGHPUT = { waitMs: 150, burstMs: 10 };
/** How long the next batches are collected, in ms: that which a STUN server took a round trip for, then the rest. */
const SECOND_MS = 200;
const LATER_MS = 1000;

/** The most signals in one message, well below what the other side takes. */
const MAX_SIGNALS = 32;

/** Collects signals, so that a description and its candidates cost one or two messages, not thirty. */
export interface CandidateBatch {
  add(signal: Signal): void;
  /** Sends what there is now: nothing more will come for a while. */
  flush(): void;
  /** Forgets what there is. */
  dispose(): void;
}

/**
 * Makes a batch that hands the signals to `send` in the order in which they came.
 *
 * @param savesMessages whether a message saved is worth a moment: then a description waits longer for its candidates
 */
export function createCandidateBatch(
  environment: Environment,
  send: (signals: Signal[]) => void,
  savesMessages: () => boolean,
): CandidateBatch {
  let pending: Signal[] = [];
  let stop: (() => void) | undefined;
  let round = 0;
  let bursting = false;

  function stopWaiting() {
    stop?.();
    stop = undefined;
    bursting = false;
  }

  function wait(delayMs: number): () => void {
    // A hidden page's timers come by the second; what gathers by then comes with the next batch.
    if (environment.isHidden && delayMs <= QUICK.waitMs) return environment.soon(flush);
    const timer = environment.setTimer(flush, delayMs);
    return () => environment.clearTimer(timer);
  }

  function flush() {
    stopWaiting();
    if (pending.length === 0) return;
    const signals = pending;
    pending = [];
    round += 1;
    // More interfaces than that, and the other side would refuse the message, with the description in it.
    for (let at = 0; at < signals.length; at += MAX_SIGNALS) send(signals.slice(at, at + MAX_SIGNALS));
  }

  const first = () => (savesMessages() ? THROUGHPUT : QUICK);
  const later = () => (round === 1 ? SECOND_MS : LATER_MS);
  const delay = () => (round === 0 ? first().waitMs : later());

  return {
    add(signal) {
      pending.push(signal);
      // A description starts a new round of gathering; whatever waits goes with it.
      if (signal.type !== 'candidate') {
        round = 0;
        stopWaiting();
      } else if (round === 0 && stop && !bursting) {
        stopWaiting();
        bursting = true;
        stop = wait(first().burstMs);
      }
      stop ??= wait(delay());
    },
    flush,
    dispose() {
      stopWaiting();
      pending = [];
    },
  };
}
