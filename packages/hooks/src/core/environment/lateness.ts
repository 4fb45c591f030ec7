/** How long a lateness is remembered, in ms. */
const MEMORY_MS = 5000;
/** By how much browsers may delay the timers of a hidden page, in ms. */
const HIDDEN_MS = 1000;
/** A timer that is later than this was stopped, not late: the machine slept or the page was frozen, in ms. */
export const STOPPED_MS = 10_000;

/** How late a page is, measured by its own timers. */
export interface Lateness {
  /** A timer fired now that was due at `dueAt`. @returns whether the page had stopped in between */
  note(dueAt: number, now: number, isHidden: boolean): boolean;
  /** The greatest lateness of the last 5 s, in ms. */
  current(now: number): number;
}

/** Makes a measure of a page that was never late. */
export function createLateness(): Lateness {
  let notes: { at: number; ms: number }[] = [];
  return {
    note(dueAt, now, isHidden) {
      const ms = now - dueAt - (isHidden ? HIDDEN_MS : 0);
      if (ms <= 0) return false;
      // Only what is not outdone by a later one can ever be the greatest.
      notes = [...notes.filter((each) => each.ms > ms && now - each.at < MEMORY_MS), { at: now, ms }];
      return ms > STOPPED_MS;
    },
    current(now) {
      return notes.find(({ at }) => now - at < MEMORY_MS)?.ms ?? 0;
    },
  };
}
