import { describe, expect, it } from 'vitest';
import { fitInto, gridLayout } from './recorderLayout';

const size = { width: 1280, height: 720 };
const tiles = (count: number) =>
  Array.from({ length: count }, () => ({ stream: null, name: 'Ada', width: 0, height: 0 }));
const arrange = (count: number, within = size) => gridLayout(tiles(count), within).flatMap((place) => place ?? []);

describe('gridLayout', () => {
  it('gives one the whole picture', () => {
    expect(arrange(1)).toEqual([{ x: 0, y: 0, ...size }]);
  });

  it('puts two beside each other, or in a tall picture one above the other', () => {
    const [left, right] = arrange(2);
    expect(left?.y).toBe(right?.y);
    expect(left!.x + left!.width).toBeLessThan(right!.x);
    const [upper, lower] = arrange(2, { width: 720, height: 1280 });
    expect(upper?.x).toBe(lower?.x);
    expect(upper!.y + upper!.height).toBeLessThan(lower!.y);
  });

  it('puts the last row in the middle', () => {
    const [, , third] = arrange(3);
    expect(Math.abs(third!.x + third!.width / 2 - size.width / 2)).toBeLessThanOrEqual(1);
  });

  it.each([2, 3, 4, 5, 7, 9, 12, 16, 25, 50])('shows %i without an overlap, all of one size', (count) => {
    const places = arrange(count);
    expect(places).toHaveLength(count);
    for (const [index, { x, y, width, height }] of places.entries()) {
      expect(width / height).toBeCloseTo(16 / 9, 0);
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(size.width);
      expect(y + height).toBeLessThanOrEqual(size.height);
      expect([width, height]).toEqual([places[0]?.width, places[0]?.height]);
      for (const other of places.slice(index + 1)) {
        const apart = x + width <= other.x || other.x + other.width <= x || y + height <= other.y;
        expect(apart).toBe(true);
      }
    }
  });
});

describe('fitInto', () => {
  it('neither cuts nor stretches', () => {
    const place = { x: 100, y: 50, width: 160, height: 90 };
    expect(fitInto(place, { width: 640, height: 360 })).toEqual(place);
    expect(fitInto(place, { width: 90, height: 180 })).toEqual({ x: 157.5, y: 50, width: 45, height: 90 });
    expect(fitInto(place, { width: 320, height: 90 })).toEqual({ x: 100, y: 72.5, width: 160, height: 45 });
  });
});
