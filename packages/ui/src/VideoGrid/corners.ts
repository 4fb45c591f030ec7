import type { Size } from './fitTiles';

/** Corners of the stage, by the reading direction. */
export type Corner = 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end';

/** What covers the stage's edges, such as bars, in pixels. */
export interface Covered {
  top: number;
  bottom: number;
}

/** Of what is minimised: as large as a finger needs. */
const MINIMISED_PX = 44;

const between = (least: number, length: number, most: number) => Math.min(Math.max(length, least), most);

/** How large a tile in a corner is: upright on an upright stage, a quarter of its width, never more than a third of its height. */
export function cornerSize(stage: Size, minimised: boolean): Size {
  if (minimised) return { width: MINIMISED_PX, height: MINIMISED_PX };
  const upright = stage.height > stage.width;
  const aspect = upright ? 3 / 4 : 16 / 9;
  const wanted = upright ? between(88, stage.width * 0.28, 180) : between(112, stage.width * 0.2, 288);
  const width = Math.min(wanted, stage.height * 0.34 * aspect, stage.width / 2);
  return { width: Math.round(width), height: Math.round(width / aspect) };
}

/** Where a tile of that size stands, in pixels from the start and the top. */
export function placeInCorner(
  corner: Corner,
  stage: Size,
  { width, height }: Size,
  inset: number,
  covered: Covered,
): Size & { x: number; y: number } {
  const x = corner.endsWith('start') ? inset : stage.width - inset - width;
  const top = covered.top + inset;
  const y = corner.startsWith('top') ? top : Math.max(stage.height - covered.bottom - inset - height, top);
  return { x, y, width, height };
}
