/** Says when the next send is due, so that no second ever holds more than a number of them. */
export interface Pace {
  /** How long to wait before the next send, in ms; 0: now. */
  delay(): number;
  /** Counts a send. */
  count(): void;
}

/** A transport measures its second by its own clock and after the network's jitter, so ours is longer. */
const SECOND_MS = 1150;

/** Makes a pace of at most `perSecond` sends in any second; `Infinity` never waits. */
export function createPace(perSecond: number, now: () => number = () => performance.now()): Pace {
  let sent: number[] = [];

  return {
    delay() {
      const from = now() - SECOND_MS;
      sent = sent.filter((time) => time > from);
      const oldest = sent[sent.length - perSecond];
      return oldest === undefined ? 0 : Math.ceil(oldest - from);
    },
    count() {
      if (Number.isFinite(perSecond)) sent.push(now());
    },
  };
}
