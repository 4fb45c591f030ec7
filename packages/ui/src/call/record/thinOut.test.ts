import { expect, it } from 'vitest';
import { addThinned } from './thinOut';

it('never grows beyond its limit, keeps the first and the newest, and stays in order', () => {
  let list: readonly number[] = [];
  for (let item = 0; item < 20_000; item++) {
    list = addThinned(list, item, 600);
    expect(list.length).toBeLessThanOrEqual(600);
  }
  expect(list[0]).toBe(0);
  expect(list.slice(-120)).toEqual(Array.from({ length: 120 }, (_, index) => 19_880 + index));
  expect(list).toEqual(list.toSorted((a, b) => a - b));
});
