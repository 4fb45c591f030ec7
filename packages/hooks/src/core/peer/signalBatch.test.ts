import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Signal } from './signal';
import { createSignalBatch } from './signalBatch';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const offer: Signal = { type: 'offer', sdp: 'v=0' };
const candidate: Signal = { type: 'candidate', candidate: { candidate: 'candidate:1', sdpMid: '0' } };

/** How many signals each batch had. */
function batches(isThrifty: boolean) {
  const sent: number[] = [];
  return { sent, batch: createSignalBatch((signals) => sent.push(signals.length), () => isThrifty) };
}

it.each([
  ['at once', false, 2],
  ['a moment later where messages are saved', true, 10],
])('sends a description with its first candidates, %s', (_when, isThrifty, burstMs) => {
  const { sent, batch } = batches(isThrifty);
  batch.add(offer);
  vi.advanceTimersByTime(5);
  batch.add(candidate);
  batch.add(candidate);
  vi.advanceTimersByTime(burstMs - 1);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([3]);
});

it('waits longer for candidates that are slow only where messages are saved', () => {
  const [quick, thrifty] = [batches(false), batches(true)];
  for (const { batch } of [quick, thrifty]) batch.add(offer);
  vi.advanceTimersByTime(100);
  for (const { batch } of [quick, thrifty]) batch.add(candidate);
  vi.advanceTimersByTime(10);
  expect([quick.sent, thrifty.sent]).toEqual([[1], [2]]);
  // What comes after the first batch is in no hurry.
  vi.advanceTimersByTime(190);
  expect(quick.sent).toEqual([1, 1]);
});

it('sends nothing after its end', () => {
  const { sent, batch } = batches(false);
  batch.add(offer);
  batch.dispose();
  vi.advanceTimersByTime(1000);
  expect(sent).toEqual([]);
});
