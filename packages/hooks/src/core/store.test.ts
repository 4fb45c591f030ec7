import { expect, it, vi } from 'vitest';
import { createStore } from './store';

it('keeps its snapshot until something changes', () => {
  const store = createStore({ count: 0, name: 'a' });
  const before = store.getSnapshot();
  store.set({ count: 0 });
  expect(store.getSnapshot()).toBe(before);
  store.set({ count: 1 });
  expect(store.getSnapshot()).toEqual({ count: 1, name: 'a' });
  expect(before).toEqual({ count: 0, name: 'a' });
  expect(store.getInitialSnapshot()).toBe(before);
});

it('tells of changes only, until it is told to stop', () => {
  const store = createStore({ count: 0 });
  const listener = vi.fn();
  const [first, second] = [store.subscribe(listener), store.subscribe(listener)];
  store.set({ count: 0 });
  expect(listener).not.toHaveBeenCalled();
  store.set({ count: 1 });
  expect(listener).toHaveBeenCalledTimes(2);
  first();
  first();
  store.set({ count: 2 });
  expect(listener).toHaveBeenCalledTimes(3);
  second();
  store.set({ count: 3 });
  expect(listener).toHaveBeenCalledTimes(3);
});
