import { isElementVolumeFixed } from '../isElementVolumeFixed';
import type { Level } from '../useLevel';
import { nextGain, toFactor } from './levelGain';
import { BLOCK_EVERY_MS, measureLoudness } from './measureLoudness';

/** Less is not worth an amplifier. */
const AMPLIFIED_FROM = 1.2;
/** Smaller steps nobody hears. */
const STEPS = 40;

/**
 * Tells how much louder or softer a stream has to be, whenever that is another amount, until the returned function is called.
 *
 * @throws where there is no Web Audio
 */
export function followLevel(stream: MediaStream, onLevel: (level: Level) => void): () => void {
  const isFixed = isElementVolumeFixed();
  let gain = 0;
  let level: Level = { factor: 1, amplifies: false };
  return measureLoudness(stream, (heard) => {
    gain = nextGain(gain, heard, BLOCK_EVERY_MS / 1000);
    const factor = Math.round(toFactor(gain) * STEPS) / STEPS;
    if (factor === level.factor) return;
    level = { factor, amplifies: level.amplifies || isFixed || factor >= AMPLIFIED_FROM };
    onLevel(level);
  });
}
