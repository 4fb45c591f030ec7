import type { Context } from './background';
import { createAlphaPicture, createHiddenCanvas, drawOn, resize } from './canvas';
import { edgeLight } from './edgeLight';

/** How much of the background's light there is at the most. */
const STRENGTH = 0.7;
/** How many times smaller than the mask the light is: it comes from all around, and shows no shapes. */
const SPREAD = 4;

/** Lets the background's light fall on the person's edge, as it would if they were there. */
export interface LightWrap {
  /** Takes the person's alpha for this frame and the next ones. */
  setMask(width: number, height: number, alpha: Uint8ClampedArray): void;
  /** Takes the light from `context`, which shows nothing but the background. */
  take(context: Context): void;
  /** Lays it over `context`, which shows the person as well by now. */
  draw(context: Context): void;
}

/** Makes it. There is no light before the first mask. */
export function createLightWrap(): LightWrap {
  const edge = createAlphaPicture();
  const spread = createHiddenCanvas();
  const light = createHiddenCanvas();
  let amount = new Uint8ClampedArray(0);

  return {
    setMask(width, height, alpha) {
      if (amount.length !== alpha.length) amount = new Uint8ClampedArray(alpha.length);
      edgeLight(alpha, width, amount);
      edge.set(width, height, amount);
      resize(light, width, height);
      resize(spread, Math.ceil(width / SPREAD), Math.ceil(height / SPREAD));
    },
    take(context) {
      drawOn(spread, context.canvas, 'copy');
      drawOn(light, spread.canvas, 'copy');
      drawOn(light, edge.canvas, 'destination-in');
    },
    draw(context) {
      const { width, height } = context.canvas;
      context.globalCompositeOperation = 'screen';
      context.globalAlpha = STRENGTH;
      context.drawImage(light.canvas, 0, 0, width, height);
      context.globalAlpha = 1;
    },
  };
}
