import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { compileFunction } from 'node:vm';

/** The worklet that browsers run, run here block by block, so that no machine is too slow for it. */
interface Worklet {
  /** Set once its WebAssembly is there. */
  readonly processor?: object;
  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}
type WorkletClass = new (options: { processorOptions: { wasmBinary: Uint8Array; maxChannels: number } }) => Worklet;

/** How many samples the worklet is given at a time. */
export const BLOCK = 128;
/** In hertz. */
export const SAMPLE_RATE = 48_000;
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
export function createNoise(): () => number {
  let state = 1;
  return () => {
    // Park and Miller's generator: https://doi.org/10.1145/63039.63042
    state = (state * 16_807) % (2 ** 31 - 1);
    return (state / 2 ** 31) * 2 - 1;
  };
}

/**
 * Loads one of the WebAssembly files of the noise suppressor.
 *
 * @returns what takes the noise out of one block after the other
 */
export async function loadRnnoise(binary: string): Promise<(input: Float32Array) => Float32Array> {
  const wasmBinary = readFileSync(resolve(`@sapphi-red/web-noise-suppressor/${binary}`));
  const RnnoiseWorklet = loadWorklet();
  const worklet = new RnnoiseWorklet({ processorOptions: { wasmBinary, maxChannels: 1 } });
  // It tells nobody that its WebAssembly is there.
  while (!worklet.processor) await delay(1);
  return (input) => {
    const output = new Float32Array(BLOCK);
    worklet.process([[input]], [[output]]);
    return output;
  };
}
