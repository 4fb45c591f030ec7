import { expect, test } from 'vitest';
import { fitTiles } from './fitTiles';

const wide = { width: 1600, height: 900 };

test('one tile fills a box of its own shape', () => {
  expect(fitTiles(1, wide, 16 / 9, 0)).toEqual({ columns: 1, width: 1600, height: 900 });
});

test('four tiles stand in two rows of two', () => {
  expect(fitTiles(4, wide, 16 / 9, 0)).toMatchObject({ columns: 2, width: 800 });
});

test('two tiles stand above each other on a phone', () => {
  expect(fitTiles(2, { width: 390, height: 700 }, 16 / 9, 10)).toMatchObject({ columns: 1, width: 390 });
});

test('one that may choose its shape fills a phone, and two share it', () => {
  const phone = { width: 366, height: 612 };
  expect(fitTiles(1, phone, 'auto', 12)).toMatchObject(phone);
  expect(fitTiles(2, phone, 'auto', 12)).toEqual({ columns: 1, width: 366, height: 300 });
});

test('the best shape never crops a picture too much', () => {
  for (let count = 1; count <= 16; count += 1) {
    for (const box of [wide, { width: 366, height: 600 }, { width: 796, height: 980 }, { width: 820, height: 280 }]) {
      const { width, height } = fitTiles(count, box, 'auto', 12);
      const least = box.width > box.height ? 4 / 3 : count === 1 ? 9 / 16 : 3 / 4;
      expect(width / height, `${count} in ${box.width}`).toBeGreaterThan(least - 0.02);
      expect(width / height, `${count} in ${box.width}`).toBeLessThan(16 / 9 + 0.02);
    }
  }
});

test('a box that turns slowly from wide to upright never makes a tile jump in height', () => {
  let last = fitTiles(1, { width: 1000, height: 1000 }, 'auto', 0);
  for (let width = 995; width >= 400; width -= 5) {
    const next = fitTiles(1, { width, height: 1000 }, 'auto', 0);
    expect(Math.abs(next.height - last.height)).toBeLessThan(20);
    last = next;
  }
});

test('without a box or a tile there is no size', () => {
  expect(fitTiles(3, { width: 0, height: 0 }, 16 / 9, 12).width).toBe(0);
  expect(fitTiles(0, wide, 16 / 9, 12).width).toBe(0);
});
