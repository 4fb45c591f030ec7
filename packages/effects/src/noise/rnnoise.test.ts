import { expect, test } from 'vitest';
import { BLOCK, createNoise, loadRnnoise, SAMPLE_RATE } from '../testing/rnnoiseInNode';

/** By how many decibels what comes out is quieter than what goes in, for each second. */
async function attenuation(source: () => number, seconds: number, binary: string): Promise<number[]> {
  const suppress = await loadRnnoise(binary);
  const blocks = SAMPLE_RATE / BLOCK;
  return Array.from({ length: seconds }, () => {
    let [before, after] = [0, 0];
    for (let block = 0; block < blocks; block += 1) {
      const input = new Float32Array(BLOCK).map(source);
      before += input.reduce((sum, sample) => sum + sample * sample, 0);
      const output = suppress(input);
      after += output.reduce((sum, sample) => sum + sample * sample, 0);
    }
    return 10 * Math.log10(before / after);
  });
}

test.each(['rnnoise.wasm', 'rnnoise_simd.wasm'])('%s makes white noise more than 10 decibels quieter', async (binary) => {
  const noise = createNoise();
  const decibels = await attenuation(() => noise() * 0.1, 3, binary);
  expect(decibels.at(-1)).toBeGreaterThan(10);
});
