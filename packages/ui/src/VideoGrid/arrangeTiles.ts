import { cornerSize, placeInCorner, type Corner, type Covered } from './corners';
import { cellSize, fitTiles, type Size, type TileAspect } from './fitTiles';
import type { TileRole } from './tiles';

/** Where a tile stands, in pixels from the start and the top of the grid. */
export interface Place extends Size {
  x: number;
  y: number;
}

/** What there is to arrange, and in what space. */
export interface Tiles {
  /** Of each tile, in order. */
  roles: readonly TileRole[];
  box: Size;
  aspectRatio: TileAspect;
  gap: number;
  /** In pixels; where tiles would be narrower there are pages. */
  minTileWidth: number;
  /** From 0. One that is not there counts as the last. */
  page: number;
  /** What the buttons between pages take at the bottom, in pixels. */
  pagerHeight: number;
  /** Where a tile in a corner is. */
  corner: Corner;
  /** The tile in the corner is only hinted at. */
  minimised: boolean;
  /** A tile in a corner keeps away from what covers the edges. */
  covered: Covered;
}

/** Where every tile stands; null: on another page. */
export interface Arrangement {
  places: readonly (Place | null)[];
  /** From 0. */
  page: number;
  pages: number;
  /** The part that has pages; the buttons between them belong at its bottom. */
  paged: Place;
}

/**
 * Arranges tiles: all alike, or the large ones as large as possible with the others in a strip beside or
 * below them, whichever leaves more for the large ones. A tile in a corner lies over the others.
 */
export function arrangeTiles(tiles: Tiles): Arrangement {
  const { roles, gap, corner, covered } = tiles;
  const indices = (wanted: TileRole) => [...roles.keys()].filter((index) => roles[index] === wanted);
  const [featured, others, floating] = [indices('large'), indices('small'), indices('corner')];
  const places: (Place | null)[] = roles.map(() => null);
  const put = (members: readonly number[], found: readonly Place[]) => {
    for (const [at, index] of members.entries()) places[index] = found[at] ?? null;
  };

  const box = { ...tiles.box, x: 0, y: 0 };
  const alike = featured.length === 0 || others.length === 0;
  const { stage, strip } = alike ? { stage: box, strip: box } : split(featured.length, box, gap);
  const minWidth = alike ? tiles.minTileWidth : Math.min(tiles.minTileWidth, 96);
  const { shown, found, ...pages } = paginate(others, strip, tiles, minWidth);
  put(featured, fill(featured.length, stage, gap));
  put(shown, found);
  const size = cornerSize(box, tiles.minimised);
  put(floating, [placeInCorner(corner, box, size, Math.max(gap, 12), covered)]);
  return { ...pages, places, paged: strip };
}

/** Cuts a strip off the side or the bottom, whichever leaves the larger pictures. */
function split(count: number, box: Place, gap: number): { stage: Place; strip: Place } {
  const across = Math.round(Math.min(Math.max(box.width * 0.2, 96), 256));
  const down = Math.round(Math.min(Math.max(box.height * 0.2, 72), 160));
  const left = { ...box, width: box.width - across - gap };
  const above = { ...box, height: box.height - down - gap };
  const picture = (stage: Size) => fitTiles(count, stage, 16 / 9, gap).width;
  return picture(left) >= picture(above)
    ? { stage: left, strip: { ...box, x: left.width + gap, width: across } }
    : { stage: above, strip: { ...box, y: above.height + gap, height: down } };
}

/** As many pages as it takes for tiles of the least width, all alike and evenly filled. */
function paginate(
  members: readonly number[],
  box: Place,
  { aspectRatio, gap, page, pagerHeight }: Tiles,
  minWidth: number,
): { shown: readonly number[]; found: readonly Place[]; page: number; pages: number } {
  const total = members.length;
  const above = { ...box, height: Math.max(box.height - pagerHeight, 1) };
  for (let pages = 1; ; pages += 1) {
    const room = pages === 1 ? box : above;
    const each = Math.ceil(total / pages);
    const fit = fitTiles(each, room, aspectRatio, gap);
    if (fit.width < minWidth && each > 1) continue;
    const at = Math.min(Math.max(page, 0), pages - 1);
    const shown = members.slice(at * each, (at + 1) * each);
    return { shown, found: inRows(shown.length, fit.columns, fit, room, gap), page: at, pages };
  }
}

/** Large tiles take all there is: what they show decides how much of it they use. */
function fill(count: number, box: Place, gap: number): Place[] {
  const { columns } = fitTiles(count, box, 16 / 9, gap);
  const rows = Math.ceil(count / columns);
  return inRows(count, columns, cellSize(box, columns, rows, gap), box, gap);
}

function inRows(count: number, columns: number, tile: Size, box: Place, gap: number): Place[] {
  const rows = Math.ceil(count / columns);
  const span = (many: number, length: number) => many * length + (many - 1) * gap;
  const top = box.y + (box.height - span(rows, tile.height)) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const start = box.x + (box.width - span(inRow, tile.width)) / 2;
    return {
      x: start + (index % columns) * (tile.width + gap),
      y: top + row * (tile.height + gap),
      width: tile.width,
      height: tile.height,
    };
  });
}
