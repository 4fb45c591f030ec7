import { expect, it, vi } from 'vitest';
import { createPart } from './part';

it('is fetched once, and there from then on', async () => {
  const load = vi.fn<() => Promise<{ name: string }>>(async () => ({ name: 'part' }));
  const part = createPart(load);
  expect(part.loaded).toBeNull();
  expect(load).not.toHaveBeenCalled();
  expect(await Promise.all([part.load(), part.load()])).toEqual([{ name: 'part' }, { name: 'part' }]);
  expect(part.loaded).toEqual({ name: 'part' });
  expect(await part.load()).toBe(part.loaded);
  expect(load).toHaveBeenCalledTimes(1);
});

it('is tried again after a failure, which has a way out', async () => {
  const load = vi.fn<() => Promise<string>>(async () => 'there').mockRejectedValueOnce(new TypeError('offline'));
  const part = createPart(load);
  expect(await part.load()).toMatchObject({ code: 'chunk-unavailable', recovery: 'reload' });
  expect(part.loaded).toBeNull();
  expect(await part.load()).toBe('there');
});
