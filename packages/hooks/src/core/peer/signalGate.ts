import type { Signal } from './signal';

/** Lets signals through in the order in which they came, some of them only after a preparation. */
export interface SignalGate {
  add(signal: Signal): void;
  /** Lets nothing through any more. */
  close(): void;
}

/** Makes one. What comes while a signal is `prepare`d for waits behind it. `prepare` must not reject. */
export function createSignalGate(options: {
  needsPreparation(signal: Signal): boolean;
  prepare(): Promise<void>;
  pass(signal: Signal): void;
}): SignalGate {
  let waiting: Signal[] | null = null;
  let closed = false;

  async function prepareFor(signal: Signal) {
    waiting = [signal];
    await options.prepare();
    const passing = waiting;
    waiting = null;
    if (!closed) passing.forEach((each) => options.pass(each));
  }

  return {
    add(signal) {
      if (waiting) waiting.push(signal);
      else if (options.needsPreparation(signal)) void prepareFor(signal);
      else options.pass(signal);
    },
    close() {
      closed = true;
    },
  };
}
