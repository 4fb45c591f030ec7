import { useEffect, useRef, type RefObject } from 'react';
import { nearestCorner } from './cornerMoves';
import type { Corner } from './corners';
import { dragProperty } from './moveTiles';

export interface CornerDragOptions {
  /** It was dragged to a corner, maybe the one it came from. */
  onDrop: (corner: Corner) => void;
  /** The drag was broken off. */
  onCancel: () => void;
  /** It was pressed by what doesn't hover: a finger, a pen, or a mouse beside a touch screen. */
  onTap: () => void;
}

/** A pointer that moves less has only pressed. */
const LEAST_DRAG_PX = 6;

/**
 * Lets a user drag a tile of a list by what lies over it. Both follow the pointer, by `--visavis-drag`.
 *
 * @param over what takes the pointer
 * @param list the tile is its child whose `data-place` is `corner`
 */
export function useCornerDrag(
  over: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  options: CornerDragOptions,
): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    const element = over.current;
    const stage = list.current;
    if (!element || !stage) return undefined;
    const listeners = new AbortController();
    let start: PointerEvent | null = null;
    let moved = false;

    const on = <Type extends keyof HTMLElementEventMap>(type: Type, handle: (event: HTMLElementEventMap[Type]) => void) =>
      element.addEventListener(type, handle, { signal: listeners.signal, capture: true });
    const end = (event: PointerEvent) => {
      if (event.pointerId !== start?.pointerId) return;
      start = null;
      if (!moved) {
        if (event.target === element && !hovers(event)) latest.current.onTap();
      } else if (event.type === 'pointercancel') latest.current.onCancel();
      else latest.current.onDrop(cornerOf(element, stage));
    };

    on('pointerdown', (event) => {
      if (event.button !== 0) return;
      start = event;
      moved = false;
    });
    on('pointermove', ({ pointerId, clientX, clientY }) => {
      if (pointerId !== start?.pointerId) return;
      const [x, y] = [clientX - start.clientX, clientY - start.clientY];
      if (!moved && Math.hypot(x, y) < LEAST_DRAG_PX) return;
      if (!moved) element.setPointerCapture(pointerId);
      moved = true;
      for (const each of [element, stage.querySelector<HTMLElement>(':scope > [data-place="corner"]')]) {
        each?.style.setProperty(dragProperty, `${x}px ${y}px`);
      }
    });
    on('pointerup', end);
    on('pointercancel', end);
    on('click', (event) => {
      // The end of a drag that began on a button is no click on it.
      if (moved && event.detail > 0) event.stopPropagation();
    });
    return () => listeners.abort();
  }, [over, list]);
}

/** Whether pointing alone shows what a hover shows: a mouse does, unless the device is one that is touched. */
const hovers = (event: PointerEvent) => event.pointerType === 'mouse' && !matchMedia('(hover: none)').matches;

/** The corner that an element is nearest to. */
function cornerOf(element: HTMLElement, stage: HTMLElement): Corner {
  const { left, width: across, top, height: down } = element.getBoundingClientRect();
  const box = stage.getBoundingClientRect();
  const fromLeft = left + across / 2 - box.left;
  const x = getComputedStyle(stage).direction === 'rtl' ? box.width - fromLeft : fromLeft;
  return nearestCorner({ x, y: top + down / 2 - box.top }, box);
}
