import type { Mask } from '../segmenter/mask';

/** Below this confidence there is no person at all, and above the other there is nothing else. */
const EDGE_FROM = 90;
const EDGE_TO = 190;
/** How much of a change between two masks is taken over, at most and at least. */
const FAST = 1;
const SLOW = 0.35;
/** From which change on, out of 255, it is a movement rather than flicker. */
const MOVEMENT = 100;

/**
 * Makes what calms masks down over time: small changes are flicker and come in slowly, large ones are movements and count at
 * once.
 *
 * @returns a function that gives the alpha of each pixel; the array is the same each time
 */
export function createMaskSmoothing(): (mask: Mask) => Uint8ClampedArray {
  let smooth: Float32Array | null = null;
  let alpha = new Uint8ClampedArray(0);

  return ({ data }) => {
    if (smooth?.length !== data.length) {
      smooth = Float32Array.from(data);
      alpha = new Uint8ClampedArray(data.length);
    }
    for (let index = 0; index < data.length; index += 1) {
      const before = smooth[index] ?? 0;
      const change = (data[index] ?? 0) - before;
      const share = SLOW + (FAST - SLOW) * Math.min(1, Math.abs(change) / MOVEMENT);
      const value = before + change * share;
      smooth[index] = value;
      alpha[index] = 255 * softEdge(value);
    }
    return alpha;
  };
}

/** From 0 to 1, with a soft edge in between. */
function softEdge(confidence: number): number {
  const position = Math.min(1, Math.max(0, (confidence - EDGE_FROM) / (EDGE_TO - EDGE_FROM)));
  return position * position * (3 - 2 * position);
}
