import type { Signal } from './signal';

/** Lets signals through in the order in which they came, some of them only after a preparation. */
export interface SignalQueue {
  add(signal: Signal): void;
  /** Lets nothing through any more. */
  close(): void;
}

/**
 * Makes one. What comes while a signal is `prepare`d for waits behind it. A `prepare` that
 * rejects lets them through all the same: what was not prepared is better than what never comes.
 */
export function createSignalQueue(options: {
  needsPreparation(signal: Signal): boolean;
  prepare(): Promise<void>;
  pass(signal: Signal): void;
  /** `prepare` rejected. */
  onError(error: unknown): void;
}): SignalQueue {
  let waiting: Signal[] | null = null;
  let closed = false;

  async function prepareFor(signal: Signal) {
    waiting = [signal];
    try {
      await options.prepare();
    } finally {
      const passing = waiting;
      waiting = null;
      if (!closed) passing.forEach((each) => options.pass(each));
    }
  }

  return {
    add(signal) {
      if (waiting) waiting.push(signal);
      else if (options.needsPreparation(signal)) prepareFor(signal).catch((error: unknown) => options.onError(error));
      else options.pass(signal);
    },
    close() {
      closed = true;
    },
  };
}
