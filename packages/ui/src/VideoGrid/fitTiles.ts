/** A size in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** How tiles of one size stand in rows and columns. */
export interface Fit extends Size {
  columns: number;
}

/** Width by height of every tile; 'auto': whatever fills the box best without cropping pictures too much. */
export type TileAspect = number | 'auto';

const widest = 16 / 9;

/**
 * The largest size at which `count` tiles, in rows and columns, stay within a box; 0 by 0 if there is no box
 * or no tile.
 */
export function fitTiles(count: number, box: Size, aspectRatio: TileAspect, gap: number): Fit {
  let best: Fit = { columns: 1, width: 0, height: 0 };
  const least = leastAspect(count, box);
  for (let columns = 1; columns <= count; columns += 1) {
    const cell = cellSize(box, columns, Math.ceil(count / columns), gap);
    if (cell.width <= 0 || cell.height <= 0) continue;
    const aspect =
      aspectRatio === 'auto' ? Math.min(Math.max(cell.width / cell.height, least), widest) : aspectRatio;
    const width = Math.floor(Math.min(cell.width, cell.height * aspect));
    const height = Math.min(width / aspect, cell.height);
    if (width * height > best.width * best.height) best = { columns, width, height };
  }
  return best;
}

/** What each of so many columns and rows has of a box. */
export function cellSize(box: Size, columns: number, rows: number, gap: number): Size {
  return {
    width: (box.width - gap * (columns - 1)) / columns,
    height: (box.height - gap * (rows - 1)) / rows,
  };
}

/**
 * The tallest that a tile may get. In an upright box, as on a phone, faces may be upright too, and one alone
 * as much as a phone; in a wide box that would cut off too much of a wide picture. It goes from
 * one to the other without a step.
 */
function leastAspect(count: number, box: Size): number {
  return Math.min(Math.max(box.width / box.height, count === 1 ? 9 / 20 : 3 / 4), 4 / 3);
}
