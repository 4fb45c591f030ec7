import { expect, it, onTestFinished, vi } from 'vitest';
import { createListeners } from './listeners';

/** Collects what is thrown to the page instead of to the caller. */
function catchUncaught(): unknown[] {
  const caught: unknown[] = [];
  vi.stubGlobal('queueMicrotask', (callback: () => void) => {
    try {
      callback();
    } catch (error) {
      caught.push(error);
    }
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return caught;
}

it('calls all listeners though one of them throws, and the page hears of the error', () => {
  const caught = catchUncaught();
  const listeners = createListeners<[number]>();
  const heard: number[] = [];
  const failure = new Error('a listener failed');
  listeners.add((value) => heard.push(value));
  listeners.add(() => {
    throw failure;
  });
  listeners.add((value) => heard.push(value * 10));
  listeners.call(1);
  expect(heard).toEqual([1, 10]);
  expect(caught).toEqual([failure]);
});

it('calls a function that was added twice twice, and once less after each removal', () => {
  const listeners = createListeners();
  let calls = 0;
  const count = () => (calls += 1);
  const removes = [listeners.add(count), listeners.add(count)];
  listeners.call();
  expect(calls).toBe(2);
  removes[0]?.();
  removes[0]?.();
  listeners.call();
  expect(calls).toBe(3);
  expect(listeners.size).toBe(1);
});
