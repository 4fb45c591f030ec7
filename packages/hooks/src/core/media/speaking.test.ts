import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AudioLevel } from './audioLevel';
import { createSpeaking, type SpeakingOptions } from './speaking';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A detector over a meter that reads what it is told. */
function listen(options?: SpeakingOptions) {
  let read: (level: number) => void = () => undefined;
  const level: Pick<AudioLevel, 'subscribe'> = {
    subscribe(listener) {
      read = listener;
      return () => (read = () => undefined);
    },
  };
  const detector = createSpeaking(level, options);
  const changes: boolean[] = [];
  const stop = detector.subscribe(() => changes.push(detector.getSnapshot().speaking));
  return { detector, changes, stop, read: (value: number) => read(value) };
}

it('ends only after a silence of holdMs', () => {
  const { detector, read } = listen({ holdMs: 300 });
  read(0.9);
  expect(detector.getSnapshot().speaking).toBe(true);
  read(0);
  vi.advanceTimersByTime(299);
  expect(detector.getSnapshot().speaking).toBe(true);
  vi.advanceTimersByTime(1);
  expect(detector.getSnapshot().speaking).toBe(false);
});

it('lasts through pauses that are shorter, and counts each of them anew', () => {
  const { changes, read } = listen({ holdMs: 300 });
  read(0.9);
  for (let pause = 0; pause < 5; pause++) {
    read(0);
    vi.advanceTimersByTime(250);
    read(0.9);
  }
  expect(changes).toEqual([true]);
});

it('begins at the threshold and ends a little below it', () => {
  const { detector, read } = listen({ thresholdLevel: 0.8, holdMs: 0 });
  read(0.75);
  expect(detector.getSnapshot().speaking).toBe(false);
  read(0.8);
  read(0.75);
  vi.advanceTimersByTime(1);
  expect(detector.getSnapshot().speaking).toBe(true);
  read(0.65);
  vi.advanceTimersByTime(1);
  expect(detector.getSnapshot().speaking).toBe(false);
});

it('leaves no timer behind when its last subscriber goes', () => {
  const { stop, read } = listen();
  read(0.9);
  read(0);
  expect(vi.getTimerCount()).toBe(1);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});
