import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepPlaying } from './keepPlaying';

/** A media element that something else pauses. */
class Element extends EventTarget {
  paused = false;
  ended = false;
  readonly ownerDocument = new EventTarget();
  resumed = 0;

  readonly resume = () => {
    this.resumed += 1;
    this.paused = false;
  };

  pause() {
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('resumes at once after a pause', () => {
  const element = new Element();
  keepPlaying(element, element.resume);
  element.pause();
  vi.advanceTimersByTime(0);
  expect(element.resumed).toBe(1);
});

test('waits longer each time while pauses follow each other, and at once again after a calm time', () => {
  const element = new Element();
  keepPlaying(element, element.resume);
  const waits = [0, 250, 500, 1000, 2000, 2000].map((wait) => {
    element.pause();
    const before = element.resumed;
    if (wait > 0) vi.advanceTimersByTime(wait - 1);
    const early = wait > 0 && element.resumed > before;
    vi.advanceTimersByTime(1);
    return !early && element.resumed === before + 1;
  });
  expect(waits).toEqual([true, true, true, true, true, true]);

  vi.advanceTimersByTime(5_001);
  element.pause();
  vi.advanceTimersByTime(0);
  expect(element.resumed).toBe(7);
});

test.each(['visibilitychange', 'pointerdown', 'keydown'])('does not wait any longer after %s', (type) => {
  const element = new Element();
  keepPlaying(element, element.resume);
  element.pause();
  vi.advanceTimersByTime(0);
  element.pause();
  element.ownerDocument.dispatchEvent(new Event(type));
  expect(element.resumed).toBe(2);
  vi.advanceTimersByTime(10_000);
  expect(element.resumed).toBe(2);
});

test('leaves alone what has ended, what already plays, and everything after it was stopped', () => {
  const element = new Element();
  const stop = keepPlaying(element, element.resume);
  element.ended = true;
  element.pause();
  vi.advanceTimersByTime(0);
  element.ended = false;
  element.resume();
  element.ownerDocument.dispatchEvent(new Event('keydown'));
  expect(element.resumed).toBe(1);

  element.pause();
  stop();
  vi.advanceTimersByTime(10_000);
  element.ownerDocument.dispatchEvent(new Event('keydown'));
  expect(element.resumed).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});
