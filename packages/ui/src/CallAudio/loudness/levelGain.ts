/** What is known of a participant's audio. */
export interface HeardAudio {
  /** In LUFS; null: not known yet. */
  readonly loudness: number | null;
  /** The largest sample of late, from 0 to 1. */
  readonly peak: number;
}

/** How loud everyone shall be, in LUFS: a voice close to a good microphone. */
const TARGET_LUFS = -20;
const MOST_DB = 24;
const LEAST_DB = -20;
/** How fast a gain changes, in decibels a second: slowly, so that nobody hears it; down sooner than up. */
const UP_PER_SECOND = 6;
const DOWN_PER_SECOND = 18;
/** A peak reaches at most this. */
const HEADROOM = 0.9;

export const toFactor = (db: number): number => 10 ** (db / 20);

/**
 * The gain after a while, in decibels. Pure.
 *
 * @param before the gain so far, in decibels
 */
export function nextGain(before: number, { loudness, peak }: HeardAudio, seconds: number): number {
  const wanted = loudness === null ? before : Math.min(Math.max(TARGET_LUFS - loudness, LEAST_DB), MOST_DB);
  const bearable = peak > 0 ? 20 * Math.log10(HEADROOM / peak) : MOST_DB;
  const next = wanted <= 0 ? wanted : Math.min(wanted, Math.max(bearable, 0));
  return Math.min(Math.max(next, before - DOWN_PER_SECOND * seconds), before + UP_PER_SECOND * seconds);
}
