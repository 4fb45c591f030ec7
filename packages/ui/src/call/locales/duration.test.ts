import { expect, test } from 'vitest';
import { createDuration } from './duration';

test.each([
  [0, '0 milliseconds'],
  [999.6, '1,000 milliseconds'],
  [1000, '1 second'],
  [2340, '2.3 seconds'],
  [12_400, '12 seconds'],
  [60_000, '1 minute'],
  [62_000, '1 minute 2 seconds'],
  [3_599_700, '1 hour'],
  [3_725_000, '1 hour 2 minutes'],
])('%d ms are %s', (ms, expected) => {
  expect(createDuration('en')(ms)).toBe(expected);
});

test('in Korean', () => {
  expect(createDuration('ko')(62_000)).toBe('1분 2초');
});
