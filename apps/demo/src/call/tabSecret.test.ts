import { expect, it } from 'vitest';
import { tabSecret } from './tabSecret';

it('is long, fit for a form field, and the same as long as the page is there', () => {
  expect(tabSecret()).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(tabSecret()).toBe(tabSecret());
});
