import { expect, test } from 'vitest';
import { fitTiles } from './fitTiles';

const wide = { width: 1600, height: 900 };

test('one tile fills a box of its own shape', () => {
  expect(fitTiles(1, wide, 16 / 9, 0)).toBe(1600);
});

test('four tiles stand in two rows of two', () => {
  expect(fitTiles(4, wide, 16 / 9, 0)).toBe(800);
});

test('two tiles stand above each other on a phone', () => {
  expect(fitTiles(2, { width: 390, height: 700 }, 16 / 9, 10)).toBe(390);
});

test.each([1, 2, 3, 5, 9, 16])('%i tiles never leave the box', (count) => {
  for (const box of [wide, { width: 390, height: 700 }, { width: 844, height: 300 }]) {
    const width = fitTiles(count, box, 16 / 9, 12);
    const columns = Math.floor((box.width + 12) / (width + 12));
    const rows = Math.ceil(count / columns);
    expect(rows * (width * (9 / 16)) + (rows - 1) * 12).toBeLessThanOrEqual(box.height + 1);
  }
});

test('without a box or a tile there is no width', () => {
  expect(fitTiles(3, { width: 0, height: 0 }, 16 / 9, 12)).toBe(0);
  expect(fitTiles(0, wide, 16 / 9, 12)).toBe(0);
});
