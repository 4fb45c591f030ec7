import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EventCache } from './eventCache';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const event = (data: string) => ({ name: 'e', data });

it('keeps the last event of a channel for its lifetime', () => {
  const cache = new EventCache({ lifetimeSeconds: 60, capacity: 10 });
  cache.put('cache-a', event('1'));
  cache.put('cache-a', event('2'));
  vi.advanceTimersByTime(59_999);
  expect(cache.get('cache-a')).toEqual(event('2'));
  expect(cache.get('cache-b')).toBeUndefined();
  vi.advanceTimersByTime(1);
  expect(cache.get('cache-a')).toBeUndefined();
});

it('forgets the channel published to longest ago when it is full', () => {
  const cache = new EventCache({ lifetimeSeconds: 60, capacity: 2 });
  for (const name of ['a', 'b', 'a', 'c']) cache.put(name, event(name));
  expect(['a', 'b', 'c'].map((name) => cache.get(name)?.data)).toEqual(['a', undefined, 'c']);
});
