import { createRoomTokens } from '@visavis/server';
import { expect, it } from 'vitest';
import { removeExpiredTokens } from './removeExpiredTokens';

/** What a browser's storage does, as far as it is used. */
function storageOf(entries: Record<string, string>): Storage {
  const map = new Map(Object.entries(entries));
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
  };
}

it('removes what has expired or is no token, and nothing else', async () => {
  const tokens = createRoomTokens({ secret: 'a secret of our own', ttlSeconds: 60 });
  const token = await tokens.issue('blue', { role: 'host' });
  const entries = { 'host:blue': token, 'host:old': 'A'.repeat(52), 'host:none': '', name: 'Ada' };
  const storage = storageOf(entries);
  removeExpiredTokens(storage, 'host:', Date.now());
  expect(Array.from({ length: storage.length }, (_, index) => storage.key(index))).toEqual(['host:blue', 'name']);
  removeExpiredTokens(storage, 'host:', Date.now() + 61_000);
  expect(storage.getItem('host:blue')).toBeNull();
  expect(storage.getItem('name')).toBe('Ada');
});
