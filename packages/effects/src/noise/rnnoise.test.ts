import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { expect, test, vi } from 'vitest';

/** The worklet that browsers run, run here block by block, so that no machine is too slow for it. */
interface Worklet {
  /** Set once its WebAssembly is there. */
  readonly processor?: object;
  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}
type WorkletClass = new (options: { processorOptions: { wasmBinary: Uint8Array; maxChannels: number } }) => Worklet;

const BLOCK = 128;
const SAMPLE_RATE = 48_000;
const { resolve } = createRequire(import.meta.url);

/** The class that the worklet's module registers, as in a scope of a browser, which has no `process`. */
function loadWorklet(): WorkletClass {
  const code = readFileSync(resolve('@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js'), 'utf8');
  const scope = ['process', 'AudioWorkletProcessor', 'registerProcessor'];
  const run = compileFunction(code.replaceAll('import.meta.url', "''"), scope) as (...values: unknown[]) => void;
  let registered: WorkletClass | null = null;
  class AudioWorkletProcessor {
    readonly port = new EventTarget();
  }
  run(undefined, AudioWorkletProcessor, (_name: string, worklet: WorkletClass) => (registered = worklet));
  if (!registered) throw new Error('The module registered no worklet.');
  return registered;
}

/** White noise that is the same each time. @returns samples from -1 to 1 */
function createNoise(): () => number {
  let state = 1;
  return () => {
    // Park and Miller's generator: https://doi.org/10.1145/63039.63042
    state = (state * 16_807) % (2 ** 31 - 1);
    return (state / 2 ** 31) * 2 - 1;
  };
}

/** By how many decibels what comes out is quieter than what goes in, for each second. */
async function attenuation(source: () => number, seconds: number, binary: string): Promise<number[]> {
  const wasmBinary = readFileSync(resolve(`@sapphi-red/web-noise-suppressor/${binary}`));
  const RnnoiseWorklet = loadWorklet();
  const worklet = new RnnoiseWorklet({ processorOptions: { wasmBinary, maxChannels: 1 } });
  await vi.waitFor(() => {
    if (!worklet.processor) throw new Error('Its WebAssembly is not there yet.');
  });
  const blocks = SAMPLE_RATE / BLOCK;
  return Array.from({ length: seconds }, () => {
    let [before, after] = [0, 0];
    for (let block = 0; block < blocks; block += 1) {
      const input = new Float32Array(BLOCK).map(source);
      const output = new Float32Array(BLOCK);
      before += input.reduce((sum, sample) => sum + sample * sample, 0);
      worklet.process([[input]], [[output]]);
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
