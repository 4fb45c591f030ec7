import { frameProcessor } from '@visavis/hooks/core';
import type { TrackProcessor } from '@visavis/hooks';
import type { CreateSegmenter } from '../segmenter/mask';
import type { Context, CreateBackground } from './background';
import { createCompositor } from './compositor';
import { createQualityControl, qualities, type Quality } from './quality';

/** What `useUserMedia` takes for the error of a machine that is too slow. */
class TooSlowError extends Error {
  override readonly name = 'TooSlowError';
}

/**
 * Makes the processor that puts the person in front of something else. It makes a mask of each frame and shows that frame with
 * it, so that no edge lags behind; on a slow machine the mask is coarser, then it serves some frames, and in the end there is none
 * at all.
 */
export function backgroundProcessor(
  options: { readonly name: string; readonly required: boolean },
  createSegmenter: CreateSegmenter,
  createBackground: CreateBackground,
): TrackProcessor {
  // The next camera starts with what the machine could do for the last one.
  let step = 0;

  return frameProcessor(async (canvas, signal) => {
    const [segmenter, background] = await Promise.all([createSegmenter(signal), createBackground()]);
    const context: Context | null = canvas.getContext('2d');
    if (!context) throw new Error('This browser has no 2D canvas.');
    const compositor = createCompositor(context, background);
    const control = createQualityControl(step);
    let quality: Quality | null = qualities[step] ?? null;
    let framesWithMask = 0;

    return {
      async draw(frame) {
        if (!quality) throw new TooSlowError('Even with few masks there is too much to do.');
        const from = performance.now();
        if (framesWithMask === 0) compositor.setMask(await segmenter.segment(frame, quality.detail));
        framesWithMask = (framesWithMask + 1) % quality.framesPerMask;
        compositor.draw(frame);
        quality = control.add(from, performance.now());
        ({ step } = control);
      },
      stop() {
        segmenter.stop();
        background.stop?.();
      },
    };
  }, options);
}
