import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttled } from './throttled';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const listeners = new Set<() => void>();
  const heard = vi.fn<() => void>();
  const subscribe = throttled((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, 1000);
  const unsubscribe = subscribe(heard);
  return { heard, listeners, unsubscribe, change: () => listeners.forEach((listener) => listener()) };
}

it('tells of the first change at once, and of those within a second together', () => {
  const { heard, change } = setUp();
  change();
  expect(heard).toHaveBeenCalledTimes(1);
  for (let person = 0; person < 7; person++) change();
  expect(heard).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(heard).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5000);
  expect(heard).toHaveBeenCalledTimes(2);
  change();
  expect(heard).toHaveBeenCalledTimes(3);
});

it('tells nothing more, and holds no timer, once it is ended', () => {
  const { heard, listeners, unsubscribe, change } = setUp();
  change();
  change();
  unsubscribe();
  expect([listeners.size, vi.getTimerCount()]).toEqual([0, 0]);
  vi.advanceTimersByTime(5000);
  expect(heard).toHaveBeenCalledTimes(1);
});
