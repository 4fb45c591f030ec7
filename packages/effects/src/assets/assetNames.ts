/** What an effect loads, by its name in the folder of assets. */
export const assetNames = {
  segmenter: 'visavis-segmenter.js',
  engine: 'litert_wasm_internal',
  /** For browsers without relaxed SIMD. */
  compatibleEngine: 'litert_wasm_compat_internal',
  /** Whose mask has 256 by 256 pixels. */
  fineModel: 'selfie_segmentation.tflite',
  /** 256 by 144, in a third of the time. */
  coarseModel: 'selfie_segmentation_landscape.tflite',
  noiseWorklet: 'rnnoise-worklet.js',
  noise: 'rnnoise.wasm',
  /** For browsers with SIMD. */
  fastNoise: 'rnnoise_simd.wasm',
} as const;
