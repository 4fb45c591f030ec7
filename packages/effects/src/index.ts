export { backgroundBlur, type BackgroundBlurOptions } from './background/backgroundBlur';
export { backgroundImage, type BackgroundImageOptions } from './background/backgroundImage';
export { noiseSuppression, type NoiseSuppressionOptions } from './noise/noiseSuppression';
export type { EffectOptions, LoadProgress } from './assets/effectOptions';
export type { TrackProcessor } from '@visavis/hooks';
