import { expect, it } from 'vitest';
import { loadChunk } from './chunk';

it('returns the module', async () => {
  expect(await loadChunk(() => import('./store'))).toHaveProperty('createStore');
});

it('returns an error with a way out where the module can not be loaded', async () => {
  const cause = new TypeError('Failed to fetch dynamically imported module');
  expect(await loadChunk(() => Promise.reject(cause))).toMatchObject({
    name: 'RtcError',
    code: 'chunk-unavailable',
    recovery: 'reload',
    cause,
  });
});
