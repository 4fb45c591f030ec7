import { expect, it, vi } from 'vitest';
import type { RtcError } from '../errors';
import { createPart } from '../part';
import * as encryption from './encryption';
import { loadCipher } from './loadCipher';

const KEY = 'k'.repeat(22);

it('encrypts and decrypts what waited for its code', async () => {
  let arrive: (part: typeof encryption) => void = () => undefined;
  const part = createPart(() => new Promise<typeof encryption>((resolve) => (arrive = resolve)));
  const cipher = loadCipher(KEY, 'tea', () => undefined, part);
  const encrypted = cipher.encrypt(new Uint8Array([1, 2, 3]), 'ada');
  arrive(encryption);
  const own = encryption.createCipher(KEY, 'tea');
  expect([...(await own.decrypt(await encrypted, 'ada'))]).toEqual([1, 2, 3]);
  // From then on there is no wait.
  expect([...(await loadCipher(KEY, 'tea', () => undefined, part).decrypt(await encrypted, 'ada'))]).toEqual([1, 2, 3]);
});

it('tells with a way out that its code can not be loaded, and encrypts nothing', async () => {
  const onError = vi.fn<(error: RtcError) => void>();
  const cipher = loadCipher(KEY, 'tea', onError, createPart<never>(() => Promise.reject(new TypeError('offline'))));
  await expect(cipher.encrypt(new Uint8Array([1]), 'ada')).rejects.toMatchObject({ code: 'chunk-unavailable' });
  expect(onError.mock.calls).toMatchObject([[{ code: 'chunk-unavailable', recovery: 'reload' }]]);
});
