import { audioProcessor } from '@visavis/hooks/core';
import type { TrackProcessor } from '@visavis/hooks';
import { assetNames } from '../assets/assetNames';
import { assetUrl } from '../assets/assetUrl';
import type { EffectOptions } from '../assets/effectOptions';
import { missing } from '../assets/fetchAsset';

/** How noise is taken out. */
export interface NoiseSuppressionOptions extends EffectOptions {
  /** Whether the microphone goes off, rather than being heard with its noise, where this fails. @default false */
  readonly required?: boolean | undefined;
}

/** The one rate that RNNoise knows, in hertz. */
const SAMPLE_RATE = 48_000;
/** It works on 480 samples at a time, which come in blocks of 128: what comes out went in 640 samples before. */
const DELAY_MS = (640 / SAMPLE_RATE) * 1000;
/** How every WebAssembly file begins. */
const WASM_MAGIC = [0, 0x61, 0x73, 0x6d];

/**
 * Takes noise out of a voice: fans, keyboards, streets. A processor for `processors.microphone` of `useUserMedia`; make it
 * once, not in each render. Ask for the microphone with `noiseSuppression: false`, so that the browser doesn't do it as well.
 *
 * Needs `npx visavis-effects copy`. Ends in `processor-failed`.
 */
export function noiseSuppression(options: NoiseSuppressionOptions = {}): TrackProcessor {
  const { required = false, name = 'noiseSuppression', assets, onProgress } = options;
  return audioProcessor(
    async (context, signal) => {
      // It extends a class that only browsers have, so it can't be imported before.
      const { loadRnnoise, RnnoiseWorkletNode } = await import('@sapphi-red/web-noise-suppressor');
      const worklet = assetUrl(assetNames.noiseWorklet, assets);
      const [wasmBinary] = await Promise.all([
        loadRnnoise({ url: assetUrl(assetNames.noise, assets), simdUrl: assetUrl(assetNames.fastNoise, assets) }),
        addModule(context, worklet),
      ]);
      const start = new Uint8Array(wasmBinary.slice(0, WASM_MAGIC.length));
      if (!WASM_MAGIC.every((byte, index) => start[index] === byte)) throw missing(assetUrl(assetNames.noise, assets));
      onProgress?.({ loaded: 1 });
      const node = new RnnoiseWorkletNode(context, { wasmBinary, maxChannels: 2 });
      signal.addEventListener('abort', () => node.destroy());
      return node;
    },
    { name, required, sampleRate: SAMPLE_RATE, delayMs: DELAY_MS },
  );
}

async function addModule(context: AudioContext, url: string): Promise<void> {
  try {
    await context.audioWorklet.addModule(url);
  } catch (cause) {
    throw new Error(missing(url).message, { cause });
  }
}
