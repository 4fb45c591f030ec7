import type { TrackProcessor } from '@visavis/hooks';
import type { EffectOptions } from '../assets/effectOptions';
import { sharedSegmenter } from '../segmenter/sharedSegmenter';
import { backgroundProcessor } from './backgroundProcessor';
import { loadPictureBackground } from './pictureBackground';

/** What is shown instead of the background. */
export interface BackgroundImageOptions extends EffectOptions {
  /** The picture's address, on this page's own origin, or the picture itself, such as a file that the user chose. */
  readonly src: string | Blob | ImageBitmap;
  /** `cover` fills the frame and cuts off what is over; `contain` shows the whole picture, on black. @default 'cover' */
  readonly fit?: 'cover' | 'contain' | undefined;
  /** Whether the camera goes off, rather than showing the room, where this fails or the machine is too slow. @default true */
  readonly required?: boolean | undefined;
}

/**
 * Shows a picture behind the person in front of the camera. A processor for `processors.camera` of `useUserMedia`; make it
 * once, not in each render.
 *
 * Needs `npx visavis-effects copy`. Ends in `processor-failed` (something is missing or broken) or `processor-too-slow`.
 */
export function backgroundImage(options: BackgroundImageOptions): TrackProcessor {
  const { src, fit = 'cover', required = true, name = 'backgroundImage', assets, onProgress } = options;
  return backgroundProcessor({ name, required }, sharedSegmenter(assets, onProgress), () => loadPictureBackground(src, fit));
}
