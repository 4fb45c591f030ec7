import { expect, it } from 'vitest';
import { createRateLimit } from './rateLimit';

it('lets some through in any one second', () => {
  let at = 0;
  const allows = createRateLimit(2, () => at);
  expect([allows(), allows(), allows()]).toEqual([true, true, false]);
  at = 999;
  expect(allows()).toBe(false);
  at = 1000;
  expect([allows(), allows(), allows()]).toEqual([true, true, false]);
});
