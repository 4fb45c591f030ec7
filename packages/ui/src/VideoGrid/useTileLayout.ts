import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { observeSize } from '../observeSize';
import { arrangeTiles, type Place } from './arrangeTiles';
import { assignRoles, spotlightCandidates } from './assignRoles';
import type { Corner, Covered } from './corners';
import { createSpotlight } from './createSpotlight';
import type { Size, TileAspect } from './fitTiles';
import type { GridLayout, LayoutTile, TileRole } from './tiles';
import { pagerHeight } from './usePlacedTiles';

/** How a layout looks as a whole: a 'stage' has large tiles and a strip, 'many' are on several pages. */
export type Formation = 'one' | 'two' | 'few' | 'many' | 'stage';

export interface TileLayoutOptions {
  /** Which tiles are large. @default 'auto' */
  layout?: GridLayout | undefined;
  /** Width by height of every tile that isn't large. @default 'auto' */
  aspectRatio?: TileAspect | undefined;
  /** Between tiles, in pixels. @default 12 */
  gap?: number | undefined;
  /** In pixels; where tiles would be narrower, there are pages. @default 112 */
  minTileWidth?: number | undefined;
  /** Whether two people are face to face: one large, the other in a corner of it. @default true */
  faceToFace?: boolean | undefined;
  /** Face to face, the local participant is the large one. @default false */
  swapped?: boolean | undefined;
  /** Which corner. @default 'bottom-end' */
  corner?: Corner | undefined;
  /** The tile in the corner takes 44 pixels. @default false */
  minimised?: boolean | undefined;
  /** What bars cover of the edges, in pixels; a tile in a corner keeps away from it. @default nothing */
  covered?: Covered | undefined;
}

/** Where a tile belongs, in pixels from the container's start and top. */
export interface TilePlace extends Place {
  role: TileRole;
}

export interface UseTileLayoutResult {
  /** For the element that holds the tiles: its size is the room there is. */
  ref: (element: Element | null) => void;
  /** One for each tile, in their order; null: on another page. */
  places: readonly (TilePlace | null)[];
  formation: Formation;
  /** From 0. */
  page: number;
  pages: number;
  turn: (page: number) => void;
}

/**
 * The layout of `VideoGrid` for tiles of your own: where each of them belongs, from plain data. What the tiles are and how
 * they get there is up to you. Empty until the container has been measured.
 */
export function useTileLayout(
  tiles: readonly LayoutTile[],
  {
    layout = 'auto',
    aspectRatio = 'auto',
    gap = 12,
    minTileWidth = 112,
    faceToFace = true,
    swapped = false,
    corner = 'bottom-end',
    minimised = false,
    covered = { top: 0, bottom: 0 },
  }: TileLayoutOptions = {},
): UseTileLayoutResult {
  const [element, ref] = useState<Element | null>(null);
  const box = useBox(element);
  const [wanted, turn] = useState(0);
  const spotlight = useSpotlight(layout === 'spotlight' ? tiles : noTiles);

  const roles = assignRoles(tiles, { layout, faceToFace, swapped, spotlight });
  const { places, page, ...arranged } = arrangeTiles({
    roles,
    box,
    aspectRatio,
    gap,
    minTileWidth,
    page: wanted,
    pagerHeight,
    corner,
    minimised,
    covered,
  });
  const measured = box.width > 0 && box.height > 0;
  const pages = measured ? arranged.pages : 1;
  return {
    ref,
    places: tiles.map((_, index) => {
      const place = measured ? places[index] : null;
      return place ? { ...place, role: roles[index] ?? 'small' } : null;
    }),
    formation: formationOf(roles, pages),
    page,
    pages,
    turn,
  };
}

const noTiles: readonly LayoutTile[] = [];

function formationOf(roles: readonly TileRole[], pages: number): Formation {
  if (roles.includes('corner')) return 'two';
  if (roles.length <= 1) return 'one';
  if (roles.includes('large')) return 'stage';
  return pages > 1 ? 'many' : 'few';
}

function useBox(element: Element | null): Size {
  const subscribe = useCallback(
    (onSize: () => void) => (element ? observeSize(element, onSize) : () => undefined),
    [element],
  );
  // A text, since two sizes are never the same object.
  const measure = () => (element ? `${element.clientWidth} ${element.clientHeight}` : unmeasured);
  const [width = 0, height = 0] = useSyncExternalStore(subscribe, measure, () => unmeasured)
    .split(' ')
    .map(Number);
  return { width, height };
}

const unmeasured = '0 0';

/** Who has the spotlight, while there are tiles. */
function useSpotlight(tiles: readonly LayoutTile[]): string | null {
  const [store] = useState(createSpotlight);
  // After every render: the application has made new objects of the same tiles.
  useEffect(() => store.update(spotlightCandidates(tiles)));
  return useSyncExternalStore(store.subscribe, store.getCurrent, store.getCurrent);
}
