import { expect, it } from 'vitest';
import type { Signal } from './signal';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { createCandidateBatch } from './candidateBatch';

const offer: Signal = { type: 'offer', sdp: 'v=0' };
const candidate: Signal = { type: 'candidate', candidate: { candidate: 'candidate:1', sdpMid: '0' } };

/** How many signals each batch had. */
function batches(savesMessages: boolean) {
  const sent: number[] = [];
  const page = createVirtualEnvironment();
  return { sent, page, batch: createCandidateBatch(page, (signals) => sent.push(signals.length), () => savesMessages) };
}

it.each([
  ['at once', false, 2],
  ['a moment later where messages are saved', true, 10],
])('sends a description with its first candidates, %s', (_when, savesMessages, burstMs) => {
  const { sent, page, batch } = batches(savesMessages);
  batch.add(offer);
  page.advance(5);
  batch.add(candidate);
  batch.add(candidate);
  page.advance(burstMs - 1);
  expect(sent).toEqual([]);
  page.advance(1);
  expect(sent).toEqual([3]);
});

it('waits longer for candidates that are slow only where messages are saved', () => {
  const [quick, saving] = [batches(false), batches(true)];
  for (const { batch } of [quick, saving]) batch.add(offer);
  for (const { page } of [quick, saving]) page.advance(100);
  for (const { batch } of [quick, saving]) batch.add(candidate);
  for (const { page } of [quick, saving]) page.advance(10);
  expect([quick.sent, saving.sent]).toEqual([[1], [2]]);
  // What comes after the first batch can wait.
  for (const { page } of [quick, saving]) page.advance(190);
  expect(quick.sent).toEqual([1, 1]);
});

it('sends nothing after its end', () => {
  const { sent, page, batch } = batches(false);
  batch.add(offer);
  batch.dispose();
  page.advance(1000);
  expect(sent).toEqual([]);
});

it('sends more signals than a message holds in several', () => {
  const { sent, page, batch } = batches(false);
  batch.add(offer);
  for (let index = 0; index < 70; index++) batch.add(candidate);
  page.advance(2);
  expect(sent).toEqual([32, 32, 7]);
});

it('sends a description of a hidden page without waiting for its timers', () => {
  const { sent, page, batch } = batches(false);
  page.isHidden = true;
  batch.add(offer);
  page.advance(0);
  expect(sent).toEqual([1]);
});
