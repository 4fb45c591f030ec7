import { useRef, useState, type RefObject } from 'react';
import { observeSize } from '../observeSize';
import { stylesOf } from '../stylesOf';
import { useBeforePaint } from '../useBeforePaint';
import { arrangeTiles, type Place } from './arrangeTiles';
import { assignRoles, spotlightCandidates } from './assignRoles';
import type { Corner } from './corners';
import type { TileAspect } from './fitTiles';
import { dragProperty, moveTiles, type KnownPlaces } from './moveTiles';
import { attributesOf, changesTiles, readTiles } from './readTiles';
import { moveSpotlight, noSpotlight, type Spotlight } from './spotlight';
import type { GridLayout } from './tiles';

export interface PlacedTilesOptions {
  layout: GridLayout;
  aspectRatio: TileAspect;
  minTileWidth: number;
  /** Two people are face to face. */
  faceToFace: boolean;
  swapped: boolean;
  corner: Corner;
  minimised: boolean;
  /** What renders `over`: it may come later than the tile. */
  overlay: unknown;
}

export interface Pages {
  /** From 0. */
  page: number;
  pages: number;
}

/** Whose tile floats in a corner, and whether it can be swapped: one that is pinned can't. */
export interface CornerTile {
  self: boolean;
  canSwap: boolean;
}

export interface PlacedTiles extends Pages {
  turn: (page: number) => void;
  /** null: none floats. */
  cornerTile: CornerTile | null;
  /** Puts back what was dragged. */
  settle: () => void;
}

/** How high the buttons between pages are, with the space above them, in pixels. */
export const pagerHeight = 56;

/**
 * Places the children of a list, always before they are painted: when they come or go, when one is pinned or
 * shares a screen, when the list's size changes.
 *
 * It writes to the elements, and renders only when the page, the number of pages, or whose tile is in a corner changes: a
 * resize should move tiles, not render them. A list that a page's own style sheet gives another `display` is left to that
 * style sheet.
 *
 * @param pager the buttons between pages, a sibling of the list; they are laid over its lower edge
 * @param over what lies over the tile in a corner, a sibling of the list too
 */
export function usePlacedTiles(
  list: RefObject<HTMLElement | null>,
  pager: RefObject<HTMLElement | null>,
  over: RefObject<HTMLElement | null>,
  { layout, aspectRatio, minTileWidth, faceToFace, swapped, corner, minimised, overlay }: PlacedTilesOptions,
): PlacedTiles {
  const [page, setPage] = useState(0);
  const [pages, setPages] = useState(1);
  const [cornerTile, setCornerTile] = useState<CornerTile | null>(null);
  const wanted = useRef(0);
  const spotlight = useRef<Spotlight<HTMLElement>>(noSpotlight);
  const known = useRef<KnownPlaces>(new Map());
  const place = useRef((_moving: boolean) => undefined as void);

  useBeforePaint(() => {
    const element = list.current;
    const view = element?.ownerDocument.defaultView;
    if (!element || !view) return undefined;
    let timer: number | undefined;

    place.current = (moving) => {
      const tiles = readTiles(element);
      const styles = stylesOf(view, element);
      // Nobody sees it; what shows it again measures it again.
      if (!styles) return;
      const ours = styles.display === 'flex' || styles.display === 'block';
      element.toggleAttribute('data-arranged', ours);

      const now = view.performance.now();
      const step = moveSpotlight(spotlight.current, spotlightCandidates(tiles), now);
      spotlight.current = step.spotlight;
      view.clearTimeout(timer);
      if (layout === 'spotlight' && step.nextMs !== null) {
        timer = view.setTimeout(() => place.current(true), step.nextMs - now);
      }

      const roles = assignRoles(tiles, { layout, faceToFace, swapped, spotlight: step.spotlight.current });
      const arrangement = arrangeTiles({
        roles,
        box: { width: element.clientWidth, height: element.clientHeight },
        aspectRatio,
        gap: Number.parseFloat(styles.columnGap) || 0,
        minTileWidth,
        page: wanted.current,
        pagerHeight,
        corner,
        minimised,
        covered: {
          top: Number.parseFloat(styles.scrollPaddingTop) || 0,
          bottom: Number.parseFloat(styles.scrollPaddingBottom) || 0,
        },
      });
      wanted.current = arrangement.page;
      const at = roles.indexOf('corner');
      const floating = ours ? tiles[at] : undefined;
      const places = new Map(
        tiles.map(({ id }, index): [HTMLElement, Place | null] => [id, arrangement.places[index] ?? null]),
      );
      const write = () => {
        for (const [index, { id }] of tiles.entries()) {
          if (ours) id.dataset.place = arrangement.places[index] ? roles[index] : 'away';
          else delete id.dataset.place;
        }
        element.toggleAttribute('data-minimised', floating !== undefined && minimised);
        if (floating) element.dataset.corner = corner;
        else delete element.dataset.corner;
        element.style.setProperty('--visavis-corner-width', floating ? `${arrangement.places[at]?.width ?? 0}px` : null);
        putOver(pager.current, element, styles, arrangement.paged, true);
        if (floating) putOver(over.current, element, styles, arrangement.places[at] as Place, false);
      };
      moveTiles({
        list: element,
        places: ours ? places : new Map(),
        before: known.current,
        moving: moving && ours,
        over: over.current,
        write,
      });
      setPage(arrangement.page);
      setPages(ours ? arrangement.pages : 1);
      setCornerTile((before) => {
        if (!floating) return null;
        const next = { self: floating.self === true, canSwap: !tiles.some(({ pinned }) => pinned) };
        return before?.self === next.self && before.canSwap === next.canSwap ? before : next;
      });
    };

    place.current(true);
    const unobserve = observeSize(element, () => place.current(false));
    const changes = new MutationObserver((records) => {
      if (records.some((record) => changesTiles(record, element))) place.current(true);
    });
    changes.observe(element, { childList: true, subtree: true, attributeFilter: attributesOf(layout === 'spotlight') });
    return () => {
      view.clearTimeout(timer);
      unobserve();
      changes.disconnect();
    };
  }, [list, pager, over, layout, aspectRatio, minTileWidth, faceToFace, swapped, corner, minimised]);

  // What lies over the tiles has only now come.
  useBeforePaint(() => place.current(false), [pages, cornerTile, overlay]);

  return {
    page,
    pages,
    cornerTile,
    turn(to) {
      wanted.current = to;
      place.current(false);
    },
    settle: () => place.current(true),
  };
}

/** Lays a sibling of the list over a part of it: over all of that part, or only along its lower edge. */
function putOver(
  element: HTMLElement | null,
  { offsetLeft, offsetTop, offsetWidth }: HTMLElement,
  { direction }: CSSStyleDeclaration,
  { x, y, width, height }: Place,
  below: boolean,
): void {
  if (!element) return;
  const { style } = element;
  style.removeProperty(dragProperty);
  style.left = `${offsetLeft + (direction === 'rtl' ? offsetWidth - x - width : x)}px`;
  style.width = `${width}px`;
  style.top = `${offsetTop + y + (below ? height - element.offsetHeight : 0)}px`;
  if (!below) style.height = `${height}px`;
}
