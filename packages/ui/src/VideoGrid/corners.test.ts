import { describe, expect, test } from 'vitest';
import { cornerByKey, corners, nearestCorner, nextCorner } from './cornerMoves';
import { cornerSize, placeInCorner } from './corners';

const stages = {
  phone: { width: 390, height: 760 },
  'phone on its side': { width: 760, height: 340 },
  tablet: { width: 796, height: 980 },
  desktop: { width: 1416, height: 760 },
  'small window': { width: 384, height: 240 },
};
const covered = { top: 56, bottom: 72 };

describe.each(Object.entries(stages))('on a %s', (_, stage) => {
  test.each([false, true])('each corner is inside, apart from the bars (minimised: %s)', (minimised) => {
    for (const corner of corners) {
      const size = cornerSize(stage, minimised);
      const { x, y } = placeInCorner(corner, stage, size, 12, covered);
      expect(x).toBeGreaterThanOrEqual(12);
      expect(x + size.width).toBeLessThanOrEqual(stage.width - 12);
      expect(y).toBeGreaterThanOrEqual(68);
      expect(y + size.height).toBeLessThanOrEqual(stage.height - 84);
    }
  });

  test('it covers less than a tenth of the other one, and a corner is nearest to itself', () => {
    const size = cornerSize(stage, false);
    expect(size.width * size.height).toBeLessThan(stage.width * stage.height * 0.1);
    for (const corner of corners) {
      const { x, y } = placeInCorner(corner, stage, size, 12, { top: 0, bottom: 0 });
      expect(nearestCorner({ x: x + size.width / 2, y: y + size.height / 2 }, stage)).toBe(corner);
    }
  });
});

test('the tile is upright on an upright stage', () => {
  const phone = cornerSize(stages.phone, false);
  expect(phone.height).toBeGreaterThan(phone.width);
  const desktop = cornerSize(stages.desktop, false);
  expect(desktop.width).toBeGreaterThan(desktop.height);
});

test('arrow keys lead to the corner they point to, in both directions of reading', () => {
  expect(cornerByKey('bottom-end', 'ArrowUp', false)).toBe('top-end');
  expect(cornerByKey('bottom-end', 'ArrowLeft', false)).toBe('bottom-start');
  expect(cornerByKey('bottom-end', 'ArrowLeft', true)).toBe('bottom-end');
  expect(cornerByKey('bottom-end', 'ArrowRight', true)).toBe('bottom-start');
  expect(cornerByKey('top-start', 'ArrowDown', false)).toBe('bottom-start');
  expect(cornerByKey('top-start', 'Enter', false)).toBeNull();
});

test('four steps lead round', () => {
  const round = [1, 2, 3, 4].reduce((seen) => [...seen, nextCorner(seen.at(-1)!)], [corners[0]!]);
  expect(new Set(round)).toEqual(new Set(corners));
  expect(round.at(-1)).toBe(corners[0]);
});
