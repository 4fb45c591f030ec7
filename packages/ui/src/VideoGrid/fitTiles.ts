/**
 * The width in pixels at which `count` tiles of one shape, in rows and columns, fill a box best without
 * leaving it; 0 if there is no box or no tile.
 */
export function fitTiles(
  count: number,
  box: { width: number; height: number },
  aspectRatio: number,
  gap: number,
): number {
  let best = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const widest = (box.width - gap * (columns - 1)) / columns;
    const tallest = (box.height - gap * (rows - 1)) / rows;
    best = Math.max(best, Math.floor(Math.min(widest, tallest * aspectRatio)));
  }
  return best;
}
