import type { Corner } from './corners';
import type { Size } from './fitTiles';

/** Clockwise, read from left to right. */
export const corners: readonly Corner[] = ['top-start', 'top-end', 'bottom-end', 'bottom-start'];

/** The corner that is nearest to a point, in pixels from the start and the top. */
export function nearestCorner(point: { x: number; y: number }, stage: Size): Corner {
  return cornerOf(point.y < stage.height / 2, point.x < stage.width / 2);
}

/** The corner that an arrow key leads to. */
export function cornerByKey(corner: Corner, key: string, rtl: boolean): Corner | null {
  const top = corner.startsWith('top');
  const start = corner.endsWith('start');
  switch (key) {
    case 'ArrowUp':
      return cornerOf(true, start);
    case 'ArrowDown':
      return cornerOf(false, start);
    case 'ArrowLeft':
      return cornerOf(top, !rtl);
    case 'ArrowRight':
      return cornerOf(top, rtl);
    default:
      return null;
  }
}

/** The next one, clockwise from left to right. */
export function nextCorner(corner: Corner): Corner {
  return corners[(corners.indexOf(corner) + 1) % corners.length] as Corner;
}

const cornerOf = (top: boolean, start: boolean): Corner => `${top ? 'top' : 'bottom'}-${start ? 'start' : 'end'}`;
