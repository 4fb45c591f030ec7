import type { SendingLimits } from '../peer/sendingLimits';

/** How much a machine has given up so far, from 0 (nothing) to `MAX_LOAD_LEVEL`. */
export type LoadLevel = 0 | 1 | 2 | 3 | 4 | 5;

export const MAX_LOAD_LEVEL = 5;

/** What is known of a machine's load, and since when it has been calm. */
export interface Load {
  readonly level: LoadLevel;
  /** How many samples in a row were calm; busy ones, negative. */
  readonly streak: number;
}

/** One look at the machine. */
export interface LoadSample {
  /** Whether an encoder gives up quality because of the processor (`qualityLimitationReason: 'cpu'`). */
  readonly isCpuLimited: boolean;
  /** How late this page's own timers were, in ms. */
  readonly latenessMs: number;
}

/** A page that is later than this is too busy, in ms. */
const BUSY_MS = 300;
/** A page that is later than this is not calm yet, in ms. */
const CALM_MS = 100;
/** How many busy samples in a row give up something, and how many calm ones take it back: going down is quick. */
const BUSY_SAMPLES = 2;
const CALM_SAMPLES = 8;

export const noLoad: Load = { level: 0, streak: 0 };

/** What a machine's load is after one more look. Pure. */
export function nextLoad({ level, streak }: Load, { isCpuLimited, latenessMs }: LoadSample): Load {
  if (isCpuLimited || latenessMs > BUSY_MS) {
    const busy = Math.min(streak, 0) - 1;
    return busy > -BUSY_SAMPLES ? { level, streak: busy } : { level: clampLevel(level + 1), streak: 0 };
  }
  // Neither busy nor calm: as it is.
  if (latenessMs > CALM_MS) return { level, streak: 0 };
  const calm = Math.max(streak, 0) + 1;
  return calm < CALM_SAMPLES ? { level, streak: calm } : { level: clampLevel(level - 1), streak: 0 };
}

const clampLevel = (level: number) => Math.min(Math.max(level, 0), MAX_LOAD_LEVEL) as LoadLevel;

/** What is left at each level: first of the frame rate, then of the lines. */
const SHARES: readonly { readonly frames: number; readonly lines: number }[] = [
  { frames: 1, lines: 1 },
  { frames: 2 / 3, lines: 1 },
  { frames: 1 / 2, lines: 1 },
  { frames: 1 / 2, lines: 2 / 3 },
  { frames: 1 / 3, lines: 1 / 2 },
  { frames: 1 / 3, lines: 1 / 2 },
];

/**
 * What a machine under load sends of one stream's video to one of the others. At the highest level those who don't look
 * get none; audio never gives way.
 *
 * @param isWatched whether the other side looks
 */
export function underLoad(limits: SendingLimits, level: LoadLevel, isWatched: boolean): SendingLimits {
  const { frames, lines } = SHARES[level] ?? { frames: 1, lines: 1 };
  return {
    ...limits,
    maxFramesPerSecond: Math.max(Math.round(limits.maxFramesPerSecond * frames), 1),
    // What is to stay sharp only becomes slower.
    ...(limits.degradationPreference !== 'maintain-resolution' && { maxHeight: Math.max(Math.round(limits.maxHeight * lines), 90) }),
    isPaused: level === MAX_LOAD_LEVEL && !isWatched,
  };
}
