import { expect, test } from 'vitest';
import { createBehindWatch } from './fallsBehind';

const verdicts = (loads: readonly (number | null | undefined)[]) => {
  const fallsBehind = createBehindWatch();
  return loads.map((load) => fallsBehind(load));
};

test('a processor falls behind after ten looks in a row at full load', () => {
  expect(verdicts(Array.from({ length: 10 }, () => 0.97))).toEqual([...Array.from({ length: 9 }, () => false), true]);
});

test('one that has time in between, or tells nothing, does not', () => {
  expect(verdicts([...Array.from({ length: 9 }, () => 1), 0.5, ...Array.from({ length: 9 }, () => 1)])).not.toContain(true);
  expect(verdicts(Array.from({ length: 20 }, () => null))).not.toContain(true);
  expect(verdicts(Array.from({ length: 20 }, () => undefined))).not.toContain(true);
});
