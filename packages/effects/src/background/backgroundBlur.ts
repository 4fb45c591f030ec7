import type { TrackProcessor } from '@visavis/hooks';
import type { EffectOptions } from '../assets/effectOptions';
import { sharedSegmenter } from '../segmenter/sharedSegmenter';
import { backgroundProcessor } from './backgroundProcessor';
import { createBlurredBackground } from './blurredBackground';

/** How the background is blurred. */
export interface BackgroundBlurOptions extends EffectOptions {
  /** From 0, where shapes can be guessed, to 1, where there are only colours. @default 0.5 */
  readonly strength?: number | undefined;
  /** Whether the camera goes off, rather than showing the room, where the blur fails or the machine is too slow. @default true */
  readonly required?: boolean | undefined;
}

/**
 * Blurs what is behind the person in front of the camera. A processor for `processors.camera` of `useUserMedia`; make it once,
 * not in each render.
 *
 * Needs `npx visavis-effects copy`. Ends in `processor-failed` (something is missing or broken) or `processor-too-slow`.
 */
export function backgroundBlur(options: BackgroundBlurOptions = {}): TrackProcessor {
  const { strength = 0.5, required = true, name = 'backgroundBlur', assets, onProgress } = options;
  return backgroundProcessor({ name, required }, sharedSegmenter(assets, onProgress), () => createBlurredBackground(strength));
}
