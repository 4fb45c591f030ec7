import type { MaskDetail } from '../segmenter/mask';

/** How much is done for each frame. */
export interface Quality {
  /** How finely the mask is made. */
  readonly detail: MaskDetail;
  /** A mask is made for every so many frames; those in between use the last one. */
  readonly framesPerMask: number;
}

/** From the best to the cheapest: first the mask has fewer pixels, then it is made less often. */
export const qualities: readonly Quality[] = [
  { detail: 'fine', framesPerMask: 1 },
  { detail: 'coarse', framesPerMask: 1 },
  { detail: 'coarse', framesPerMask: 2 },
  { detail: 'coarse', framesPerMask: 4 },
];

/** At which load there is too much to do, and at which there is time for the step above, which takes up to twice as much. */
const TOO_MUCH = 0.85;
const PLENTY = 0.4;
/** A fine mask takes three times as much as a coarse one. */
const PLENTY_FOR_FINE = 0.28;
/** For how long it has to be like that, in milliseconds; better is tried less readily. */
const WORSE_AFTER_MS = 3000;
const BETTER_AFTER_MS = 15_000;

/** Finds the quality that this machine can do. */
export interface QualityControl {
  /** Which of `qualities` it is at. */
  readonly step: number;
  /**
   * Tells it of a frame that was drawn from `from` to `to`, in milliseconds.
   *
   * @returns the quality for the next one; null when even the cheapest is too much
   */
  add(from: number, to: number): Quality | null;
}

/** Makes one. @param start with which of `qualities` it starts. @default the best */
export function createQualityControl(start = 0): QualityControl {
  let step = start;
  let lastEnd: number | null = null;
  let worseSince: number | null = null;
  let betterSince: number | null = null;
  let load = 0;

  function change(by: number): void {
    step += by;
    worseSince = null;
    betterSince = null;
    load = (TOO_MUCH + PLENTY) / 2;
  }

  const isPlenty = () => load < (qualities[step - 1]?.detail === 'fine' ? PLENTY_FOR_FINE : PLENTY);

  return {
    get step() {
      return step;
    },
    add(from, to) {
      const interval = to - (lastEnd ?? from);
      lastEnd = to;
      // Smooth over about ten frames, since those with a mask take longer than those without.
      if (interval > 0) load += (Math.min(1, (to - from) / interval) - load) / 10;
      worseSince = load > TOO_MUCH ? (worseSince ?? from) : null;
      betterSince = isPlenty() ? (betterSince ?? from) : null;
      if (worseSince !== null && to - worseSince >= WORSE_AFTER_MS) {
        if (step === qualities.length - 1) return null;
        change(1);
      } else if (betterSince !== null && to - betterSince >= BETTER_AFTER_MS && step > 0) {
        change(-1);
      }
      return qualities[step] ?? null;
    },
  };
}
