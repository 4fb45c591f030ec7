import { appear, disappear, glide, motionMs } from '../glide';
import type { Place } from './arrangeTiles';
import { leaving } from './readTiles';

/** With more tiles than this nothing moves: machines that show them have better things to do. */
const mostMoving = 16;
/** How far a tile has been dragged, as a value of `translate`. */
export const dragProperty = '--visavis-drag';
const sides = ['x', 'y', 'width', 'height'] as const;

/** Where each tile of a list stood last. */
export type KnownPlaces = Map<HTMLElement, Place | null>;

export interface Move {
  list: HTMLElement;
  places: KnownPlaces;
  /** Where they stood; brought up to date. */
  before: KnownPlaces;
  moving: boolean;
  /** What lies over a tile, and moves with it. */
  over: HTMLElement | null;
  /** Writes what else changes with the places. */
  write: () => void;
}

/**
 * Puts tiles in their places. With `moving`, those that were there already glide, new ones appear, and those that have
 * gone fade: by transform and opacity alone, and not at all where a user wants less motion.
 */
export function moveTiles({ list, places, before, moving, over, write }: Move): void {
  const durationMs = moving && before.size > 0 && places.size <= mostMoving ? motionMs(list) : 0;
  const elements = durationMs > 0 ? [...places.keys(), ...(over ? [over] : [])] : [];
  const rects = new Map(elements.map((element) => [element, element.getBoundingClientRect()]));
  for (const [tile, place] of places) writePlace(tile, place);
  write();
  if (durationMs > 0) {
    for (const [element, rect] of rects) {
      if (element === over || (places.get(element) && before.get(element))) glide(element, rect, durationMs);
      else if (!before.has(element)) appear(element, durationMs);
    }
    for (const [tile, place] of before) {
      if (place && !places.has(tile)) leaveGhost(list, place, durationMs);
    }
  }
  before.clear();
  for (const [tile, place] of places) before.set(tile, place);
}

function writePlace({ style }: HTMLElement, place: Place | null): void {
  style.removeProperty(dragProperty);
  if (!place) return;
  for (const side of sides) style.setProperty(`--visavis-tile-${side}`, `${Math.floor(place[side])}px`);
}

/** An empty tile that fades where somebody has gone. */
function leaveGhost(list: HTMLElement, place: Place, durationMs: number): void {
  const ghost = list.ownerDocument.createElement('li');
  ghost.className = 'visavis-leaving-tile';
  ghost.dataset.place = leaving;
  ghost.setAttribute('aria-hidden', 'true');
  writePlace(ghost, place);
  list.append(ghost);
  disappear(ghost, durationMs);
}
