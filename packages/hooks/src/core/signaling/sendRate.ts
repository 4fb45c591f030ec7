/** Says when the next send is due, so that no second ever holds more than a number of them. */
export interface SendRate {
  /** How long to wait before the next send, in ms; 0: now. */
  delayMs(): number;
  /** Counts a send. */
  count(): void;
}

/** A transport measures its second by its own clock and after the network's jitter, so ours is longer. */
const SECOND_MS = 1150;

/**
 * The least time between two sends, in ms: where sends are counted, what comes in quick succession (offers to
 * several members, an answer and its candidates) had better leave together. The first of them never waits.
 */
const GAP_MS = 70;

/** Makes a rate of at most `perSecond` sends in any second; `Infinity` never waits. */
export function createSendRate(perSecond: number, now: () => number): SendRate {
  let sent: number[] = [];

  return {
    delayMs() {
      const time = now();
      sent = sent.filter((each) => each > time - SECOND_MS);
      const oldest = sent[sent.length - perSecond] ?? -Infinity;
      const last = sent.at(-1) ?? -Infinity;
      return Math.max(0, Math.ceil(Math.max(oldest + SECOND_MS, last + GAP_MS) - time));
    },
    count() {
      if (Number.isFinite(perSecond)) sent.push(now());
    },
  };
}
