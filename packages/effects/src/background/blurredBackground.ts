import type { Background, Scene } from './background';
import { createHiddenCanvas, drawOn, resize } from './canvas';

/** The height in pixels to which a picture is halved, again and again: without strength, and how much less of it there is with all. */
const WEAK_HEIGHT = 24;
const STRONGEST = 1 / 4;
/** How many times more it is halved to fill the hole where the person is with the colours around. */
const FILLING = 3;

/**
 * Blurs what is behind the person by halving it again and again, which is quick without a GPU too. The person is cut out
 * before, so that nothing of them glows around their edge; the hole is filled with the colours around.
 *
 * @param strength from 0 to 1
 */
export function createBlurredBackground(strength: number): Background {
  const target = WEAK_HEIGHT * STRONGEST ** Math.min(1, Math.max(0, strength));
  const levels: OffscreenCanvasRenderingContext2D[] = [];

  function halve({ frame, mask, width, height }: Scene, count: number): void {
    let [w, h] = [width, height];
    let source: CanvasImageSource = frame;
    for (let index = 0; index < count; index += 1) {
      [w, h] = [Math.max(1, Math.round(w / 2)), Math.max(1, Math.round(h / 2))];
      const level = (levels[index] ??= createHiddenCanvas());
      resize(level, w, h);
      drawOn(level, source, 'copy');
      if (index === 0) drawOn(level, mask, 'destination-out');
      source = level.canvas;
    }
  }

  return {
    draw(context, scene) {
      const { width, height } = scene;
      const depth = Math.max(2, Math.round(Math.log2(height / target)));
      halve(scene, depth + FILLING);
      // Each over the coarser one: below the depth it shines through the hole, above that it takes the place of the finer one,
      // step by step, so that no pixels show.
      for (let index = depth + FILLING - 2; index > 0; index -= 1) {
        const [finer, coarser] = [levels[index], levels[index + 1]];
        if (finer && coarser) drawOn(finer, coarser.canvas, index >= depth - 1 ? 'destination-over' : 'copy');
      }
      const blurred = levels[1];
      if (blurred) context.drawImage(blurred.canvas, 0, 0, width, height);
      // Where the person fills the picture there is nothing around to fill the hole with.
      context.fillRect(0, 0, width, height);
    },
  };
}
