import { expect, it } from 'vitest';
import { createRateLimit } from './rateLimit';

it('allows so many in any second, and forgets those that were refused', () => {
  let now = 0;
  const rate = createRateLimit(3, () => now);
  const takeAt = (time: number) => {
    now = time;
    return rate.take();
  };
  expect([0, 500, 900].map(takeAt)).toEqual([true, true, true]);
  expect([901, 999].map(takeAt)).toEqual([false, false]);
  // The first one is a second old; the two others are not.
  expect([1000, 1001, 1499].map(takeAt)).toEqual([true, false, false]);
  expect([1500, 1899, 1900].map(takeAt)).toEqual([true, false, true]);
});

it('allows all where there is no limit, and asks no clock', () => {
  const rate = createRateLimit(Infinity, () => {
    throw new Error('asked');
  });
  expect([rate.take(), rate.take()]).toEqual([true, true]);
});
