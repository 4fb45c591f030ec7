import { expect, test } from 'vitest';
import { formatDuration } from './formatDuration';

test.each([
  [0, '0:00'],
  [7.4, '0:07'],
  [59.6, '1:00'],
  [750, '12:30'],
  [3723, '1:02:03'],
  [-1, '0:00'],
])('%d seconds: %s', (seconds, expected) => {
  expect(formatDuration(seconds)).toBe(expected);
});
