/** How far the light reaches into the person, as a part of the mask's width. */
const REACH = 1 / 64;

/**
 * How much of the background's light falls on each pixel of the person: the most at their edge, none further in, and none on the
 * background.
 *
 * @param alpha where the person is, from 0 to 255, in lines of `width`
 * @param light gets the result, from 0 to 255; as long as `alpha`
 */
export function edgeLight(alpha: Uint8ClampedArray, width: number, light: Uint8ClampedArray): void {
  const height = alpha.length / width;
  const reach = Math.max(1, Math.round(width * REACH));
  const across = new Float32Array(alpha.length);
  for (let y = 0; y < height; y += 1) mean(alpha, across, y * width, 1, width, reach);
  const around = new Float32Array(alpha.length);
  for (let x = 0; x < width; x += 1) mean(across, around, x, width, height, reach);
  for (let index = 0; index < alpha.length; index += 1) {
    light[index] = ((alpha[index] ?? 0) * (255 - (around[index] ?? 0))) / 255;
  }
}

/** The mean of `reach` values on both sides of each, along one line of `count` values; the ends go on as they are. */
function mean(
  from: Float32Array | Uint8ClampedArray,
  to: Float32Array,
  start: number,
  step: number,
  count: number,
  reach: number,
): void {
  const at = (index: number) => from[start + Math.min(count - 1, Math.max(0, index)) * step] ?? 0;
  let sum = 0;
  for (let index = -reach; index <= reach; index += 1) sum += at(index);
  for (let index = 0; index < count; index += 1) {
    to[start + index * step] = sum / (2 * reach + 1);
    sum += at(index + reach + 1) - at(index - reach);
  }
}
