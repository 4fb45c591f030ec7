/** A place in the picture, in pixels from its upper left corner. */
export interface RecorderRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One of those who are in the picture. */
export interface RecorderTile {
  readonly stream: MediaStream | null;
  readonly name: string;
  /** Of their own picture, in pixels; 0 while there is none. */
  readonly width: number;
  readonly height: number;
}

/** Says where each tile goes in a picture of this size; a tile without a place is left out. */
export type RecorderLayout = (
  tiles: readonly RecorderTile[],
  size: { readonly width: number; readonly height: number },
) => readonly (RecorderRect | null | undefined)[];

const ASPECT_RATIO = 16 / 9;
/** Between tiles, as a share of the picture's width. */
const GAP = 0.01;

/** Tiles of 16:9 in as many columns as make them largest, the last row in the middle. One fills the picture. */
export const gridLayout: RecorderLayout = ({ length: count }, { width, height }) => {
  if (count <= 1) return [{ x: 0, y: 0, width, height }];
  const gap = Math.round(width * GAP);
  let best = { columns: 1, tileWidth: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const tileWidth = Math.floor(
      Math.min(
        (width - gap * (columns + 1)) / columns,
        ((height - gap * (rows + 1)) / rows) * ASPECT_RATIO,
      ),
    );
    if (tileWidth > best.tileWidth) best = { columns, tileWidth };
  }
  const { columns, tileWidth } = best;
  const tileHeight = Math.floor(tileWidth / ASPECT_RATIO);
  const rows = Math.ceil(count / columns);
  const across = (tiles: number) => tiles * tileWidth + (tiles - 1) * gap;
  const top = (height - rows * tileHeight - (rows - 1) * gap) / 2;

  return Array.from({ length: count }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const inRow = row === rows - 1 ? count - row * columns : columns;
    return {
      x: Math.round((width - across(inRow)) / 2) + column * (tileWidth + gap),
      y: Math.round(top) + row * (tileHeight + gap),
      width: tileWidth,
      height: tileHeight,
    };
  });
};

/** The largest place inside of `place` that a picture of this size fills without being cut or stretched. */
export function fitInto(place: RecorderRect, size: { width: number; height: number }): RecorderRect {
  const scale = Math.min(place.width / size.width, place.height / size.height);
  const [width, height] = [size.width * scale, size.height * scale];
  return { x: place.x + (place.width - width) / 2, y: place.y + (place.height - height) / 2, width, height };
}
