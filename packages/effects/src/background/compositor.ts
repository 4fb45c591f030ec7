import type { Mask } from '../segmenter/mask';
import type { Background, Context } from './background';
import { createMaskSmoothing } from './maskSmoothing';

/** Puts the person of a frame in front of a background. */
export interface Compositor {
  /** Takes another mask for this frame and the next ones. */
  setMask(mask: Mask): void;
  /** Draws the frame on the whole canvas. */
  draw(frame: VideoFrame | HTMLVideoElement): void;
}

/** Makes it. Before the first mask there is no person, and all is background. */
export function createCompositor(context: Context, background: Background): Compositor {
  const smooth = createMaskSmoothing();
  const mask = new OffscreenCanvas(1, 1);
  const maskContext = mask.getContext('2d');
  if (!maskContext) throw new Error('This browser has no 2D canvas.');
  let pixels = new ImageData(1, 1);

  return {
    setMask(next) {
      const { width, height } = next;
      if (pixels.width !== width || pixels.height !== height) {
        pixels = new ImageData(width, height);
        mask.width = width;
        mask.height = height;
      }
      const alpha = smooth(next);
      for (let index = 0; index < alpha.length; index += 1) pixels.data[index * 4 + 3] = alpha[index] ?? 0;
      maskContext.putImageData(pixels, 0, 0);
    },
    draw(frame) {
      const { width, height } = context.canvas;
      // The mask's alpha, smoothly enlarged, then the frame where that is, then the background where that is not.
      context.globalCompositeOperation = 'copy';
      context.drawImage(mask, 0, 0, width, height);
      context.globalCompositeOperation = 'source-in';
      context.drawImage(frame, 0, 0, width, height);
      context.globalCompositeOperation = 'destination-over';
      background.draw(context, { frame, width, height, mask });
    },
  };
}
