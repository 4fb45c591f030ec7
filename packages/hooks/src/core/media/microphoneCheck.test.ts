import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createMicrophoneCheck, type MicrophoneCheckOptions } from './microphoneCheck';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A check over a meter that reads what it is told. */
function check(options?: MicrophoneCheckOptions) {
  let listener: (level: number) => void = () => undefined;
  let peak: number | null = 0;
  const checked = createMicrophoneCheck(
    {
      subscribe(next) {
        listener = next;
        return () => (listener = () => undefined);
      },
      getPeak: () => peak,
    },
    options,
  );
  const changes: string[] = [];
  const stop = checked.subscribe(() => changes.push(checked.getSnapshot().status));
  return {
    changes,
    stop,
    status: () => checked.getSnapshot().status,
    read(level: number, nextPeak: number | null = level) {
      peak = nextPeak;
      listener(level);
    },
  };
}

it('calls a microphone silent that gave no sound for silentMs, until it does', () => {
  const { status, read, changes } = check({ silentMs: 3000 });
  vi.advanceTimersByTime(2999);
  expect(status()).toBe('ok');
  vi.advanceTimersByTime(1);
  expect(status()).toBe('silent');
  read(0.05);
  expect(status()).toBe('ok');
  read(0);
  vi.advanceTimersByTime(60_000);
  expect(changes).toEqual(['silent', 'ok']);
});

it('says nothing of a microphone that the page may not listen to yet', () => {
  const { status, read } = check({ silentMs: 3000 });
  read(0, null);
  vi.advanceTimersByTime(60_000);
  expect(status()).toBe('ok');
  read(0, 0);
  vi.advanceTimersByTime(3000);
  expect(status()).toBe('silent');
});

it('calls it clipping while samples are cut off again and again, not for one of them', () => {
  const { status, read } = check();
  read(1, 1);
  vi.advanceTimersByTime(400);
  expect(status()).toBe('ok');
  read(0.5, 0.6);
  vi.advanceTimersByTime(2000);
  read(1, 1);
  vi.advanceTimersByTime(400);
  expect(status()).toBe('ok');
  // As loud as can be, so that the level stays the same.
  vi.advanceTimersByTime(100);
  expect(status()).toBe('clipping');
  vi.advanceTimersByTime(10_000);
  expect(status()).toBe('clipping');
  read(0.5, 0.6);
  vi.advanceTimersByTime(1900);
  expect(status()).toBe('clipping');
  vi.advanceTimersByTime(100);
  expect(status()).toBe('ok');
});

it('leaves no timer behind when its last subscriber goes', () => {
  const { stop, read } = check();
  read(1, 1);
  vi.advanceTimersByTime(900);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});
