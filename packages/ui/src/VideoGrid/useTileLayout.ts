import { useRef, useState, type RefObject } from 'react';
import { observeSize } from '../observeSize';
import { useBeforePaint } from '../useBeforePaint';
import { arrangeTiles } from './arrangeTiles';
import type { TileAspect } from './fitTiles';
import { findLarge, type GridLayout } from './findLarge';

export interface TileLayoutOptions {
  layout: GridLayout;
  aspectRatio: TileAspect;
  minTileWidth: number;
}

export interface Pages {
  /** From 0. */
  page: number;
  pages: number;
}

/** How high the buttons between pages are, with the space above them, in pixels. */
const pagerHeight = 56;
/** With more tiles than this nothing glides: machines that show them have better things to do. */
const mostMoving = 6;

/** What can make a tile large; in the spotlight, speaking does too. */
const largeAttributes = ['data-pinned', 'data-source', 'data-self'];

/**
 * Places the children of a list, always before they are painted: when they come or go, when one is pinned or
 * shares a screen, when the list's size changes.
 *
 * It writes to the elements, and renders only when the page or the number of pages changes: a resize should move
 * tiles, not render them. A list that a page's own style sheet gives another `display` is left to that style sheet.
 *
 * @param pager the buttons between pages, a sibling of the list; they are laid over its lower edge
 */
export function useTileLayout(
  list: RefObject<HTMLElement | null>,
  pager: RefObject<HTMLElement | null>,
  { layout, aspectRatio, minTileWidth }: TileLayoutOptions,
): Pages & { turn: (page: number) => void } {
  const [page, setPage] = useState(0);
  const [pages, setPages] = useState(1);
  const wanted = useRef(0);
  const place = useRef((_moving: boolean) => undefined as void);

  useBeforePaint(() => {
    const element = list.current;
    if (!element) return undefined;
    let count = 0;
    let speaker: Element | null = null;

    place.current = (moving) => {
      const tiles = [...element.children] as HTMLElement[];
      const styles = getComputedStyle(element);
      const ours = styles.display === 'flex' || styles.display === 'block';
      element.toggleAttribute('data-arranged', ours);
      element.toggleAttribute('data-moving', moving && count > 0 && tiles.length <= mostMoving);
      count = tiles.length;
      const found = findLarge(tiles, layout, speaker);
      ({ speaker } = found);
      const arrangement = arrangeTiles({
        large: found.large,
        box: { width: element.clientWidth, height: element.clientHeight },
        aspectRatio,
        gap: Number.parseFloat(styles.columnGap) || 0,
        minTileWidth,
        page: wanted.current,
        pagerHeight,
      });
      wanted.current = arrangement.page;
      for (const [index, tile] of tiles.entries()) {
        const at = ours ? arrangement.places[index] : undefined;
        if (at) {
          tile.dataset.place = found.large[index] ? 'large' : 'small';
          for (const side of ['x', 'y', 'width', 'height'] as const) {
            tile.style.setProperty(`--visavis-tile-${side}`, `${Math.floor(at[side])}px`);
          }
        } else if (ours) tile.dataset.place = 'away';
        else delete tile.dataset.place;
      }
      if (pager.current) {
        const { offsetLeft, offsetTop, offsetWidth } = element;
        const { x, y, width, height } = arrangement.paged;
        const { style } = pager.current;
        style.left = `${offsetLeft + (styles.direction === 'rtl' ? offsetWidth - x - width : x)}px`;
        style.width = `${width}px`;
        style.top = `${offsetTop + y + height - pager.current.offsetHeight}px`;
      }
      setPage(arrangement.page);
      setPages(ours ? arrangement.pages : 1);
    };

    place.current(false);
    const unobserve = observeSize(element, () => place.current(false));
    const changes = new MutationObserver((records) => {
      // What a tile puts into itself is none of the grid's business.
      if (records.some(({ target, type }) => type === 'attributes' || target === element)) place.current(true);
    });
    changes.observe(element, {
      childList: true,
      subtree: true,
      attributeFilter: layout === 'spotlight' ? [...largeAttributes, 'data-speaking'] : largeAttributes,
    });
    return () => {
      unobserve();
      changes.disconnect();
    };
  }, [list, pager, layout, aspectRatio, minTileWidth]);

  // The buttons between pages have only now come.
  useBeforePaint(() => place.current(false), [pages]);

  return {
    page,
    pages,
    turn(to) {
      wanted.current = to;
      place.current(false);
    },
  };
}
