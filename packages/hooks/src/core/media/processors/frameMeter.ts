import type { ProcessorStats } from './trackProcessor';

/** Over which time the figures are taken, in milliseconds. */
const WINDOW_MS = 2000;

/** Measures work on frames, one at a time. */
export interface FrameMeter {
  /** Work on a frame begins. @returns to be called when the frame is out, or is left out */
  begin(): (out: boolean) => void;
  stats(): Omit<ProcessorStats, 'name'>;
}

interface Work {
  readonly from: number;
  readonly to: number;
  readonly out: boolean;
}

/** Makes a meter. @param now the time in milliseconds. @default `performance.now` */
export function createFrameMeter(now: () => number = () => performance.now()): FrameMeter {
  const startedAt = now();
  let done: Work[] = [];
  let pending: number | null = null;

  function forget(until: number): void {
    done = done.filter(({ to }) => to > until);
  }

  return {
    begin() {
      const from = now();
      pending = from;
      return (out) => {
        pending = null;
        const to = now();
        forget(to - WINDOW_MS);
        done.push({ from, to, out });
      };
    },
    stats() {
      const to = now();
      const from = Math.max(startedAt, to - WINDOW_MS);
      forget(from);
      const span = to - from;
      if (span <= 0) return { frameRate: null, delayMs: null, load: null };
      const out = done.filter((work) => work.out);
      const works = pending === null ? done : [...done, { from: pending, to }];
      const busy = works.reduce((sum, work) => sum + work.to - Math.max(work.from, from), 0);
      const delay = out.reduce((sum, work) => sum + work.to - work.from, 0);
      return {
        frameRate: (out.length * 1000) / span,
        delayMs: out.length === 0 ? null : delay / out.length,
        load: Math.min(1, busy / span),
      };
    },
  };
}
