import { expect, it } from 'vitest';
import { tabSecret } from './tabSecret';

it('is long, fit for a form field, and the same as long as the page is there', async () => {
  const secret = await tabSecret();
  expect(secret).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(await tabSecret()).toBe(secret);
});
