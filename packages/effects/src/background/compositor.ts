import type { Mask } from '../segmenter/mask';
import type { Background, Context } from './background';
import { createAlphaPicture, createHiddenCanvas, drawOn, resize } from './canvas';
import { createLightWrap } from './lightWrap';
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
  const mask = createAlphaPicture();
  const person = createHiddenCanvas();
  const light = createLightWrap();

  return {
    setMask(next) {
      const { width, height } = next;
      const alpha = smooth(next);
      mask.set(width, height, alpha);
      light.setMask(width, height, alpha);
    },
    draw(frame) {
      const { width, height } = context.canvas;
      context.clearRect(0, 0, width, height);
      context.globalCompositeOperation = 'destination-over';
      background.draw(context, { frame, width, height, mask: mask.canvas });
      light.take(context);
      // The mask's alpha, smoothly enlarged, then the frame where that is.
      resize(person, width, height);
      drawOn(person, mask.canvas, 'copy');
      drawOn(person, frame, 'source-in');
      context.globalCompositeOperation = 'source-over';
      context.drawImage(person.canvas, 0, 0);
      light.draw(context);
    },
  };
}
