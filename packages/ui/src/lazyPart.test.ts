import { expect, test, vi } from 'vitest';
import { createLazyPart } from './lazyPart';

test('is fetched once for all who ask, and tells them when it is there', async () => {
  const fetchPart = vi.fn(async () => 'code');
  const part = createLazyPart(fetchPart);
  const onChange = vi.fn();
  part.subscribe(onChange);
  expect(part.getSnapshot()).toBeNull();
  expect(fetchPart).not.toHaveBeenCalled();

  expect(await Promise.all([part.load(), part.load()])).toEqual([null, null]);
  expect(part.getSnapshot()).toBe('code');
  expect(onChange).toHaveBeenCalledOnce();
  expect(await part.load()).toBeNull();
  expect(fetchPart).toHaveBeenCalledOnce();
});

test('says why it could not be had, and can be tried again', async () => {
  const cause = new TypeError('Failed to fetch dynamically imported module');
  const part = createLazyPart(vi.fn(async () => 'code').mockRejectedValueOnce(cause));
  const onChange = vi.fn();
  part.subscribe(onChange);

  expect(await part.load()).toEqual({ code: 'chunk-unavailable', recovery: 'reload', cause });
  expect(part.getSnapshot()).toBeNull();
  expect(onChange).not.toHaveBeenCalled();
  expect(await part.load()).toBeNull();
  expect(part.getSnapshot()).toBe('code');
});

test('tells nobody who has unsubscribed', async () => {
  const part = createLazyPart(async () => 'code');
  const onChange = vi.fn();
  part.subscribe(onChange)();
  await part.load();
  expect(onChange).not.toHaveBeenCalled();
});
