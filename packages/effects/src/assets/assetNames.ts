/** What an effect loads, by its name in the folder of assets. */
export const assetNames = {
  segmenter: 'visavis-segmenter.js',
  engine: 'litert_wasm_internal',
  /** For browsers without relaxed SIMD. */
  compatibleEngine: 'litert_wasm_compat_internal',
  model: 'selfie_segmentation_landscape.tflite',
  noiseWorklet: 'rnnoise-worklet.js',
  noise: 'rnnoise.wasm',
  /** For browsers with SIMD. */
  fastNoise: 'rnnoise_simd.wasm',
} as const;
