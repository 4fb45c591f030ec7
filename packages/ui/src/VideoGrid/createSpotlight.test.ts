import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSpotlight } from './createSpotlight';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const tiles = (speaker: string) => ['ada', 'ben'].map((id) => ({ id, speaking: id === speaker }));

test('moves by itself once somebody has spoken for a while', () => {
  const store = createSpotlight();
  const changes: (string | null)[] = [];
  store.subscribe(() => changes.push(store.getCurrent()));
  store.update(tiles('nobody'));
  store.update(tiles('ben'));
  expect(changes).toEqual(['ada']);
  vi.advanceTimersByTime(1_200);
  expect(changes).toEqual(['ada', 'ben']);
});

test('leaves no timer behind', () => {
  const store = createSpotlight();
  const stop = store.subscribe(() => undefined);
  store.update(tiles('nobody'));
  store.update(tiles('ben'));
  expect(vi.getTimerCount()).toBe(1);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});
