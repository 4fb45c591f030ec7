import { expect, it } from 'vitest';
import type { Signal } from './signal';
import { createSignalQueue } from './signalQueue';

const offer: Signal = { type: 'offer', sdp: 'v=0' };
const candidate = (port: number): Signal => ({ type: 'candidate', candidate: { candidate: `${port}`, sdpMid: '0' } });

function queueWithPreparation() {
  const passed: Signal[] = [];
  const errors: unknown[] = [];
  let reject = (_error: Error) => {};
  let finish = () => {};
  const queue = createSignalQueue({
    needsPreparation: ({ type }) => type === 'offer',
    prepare: () => new Promise((resolve, fail) => ([finish, reject] = [resolve, fail])),
    pass: (signal) => passed.push(signal),
    onError: (error) => errors.push(error),
  });
  return { queue, passed, errors, finish: () => finish(), reject: (error: Error) => reject(error) };
}

it('keeps the order while a signal is prepared for', async () => {
  const { queue, passed, finish } = queueWithPreparation();
  queue.add(candidate(1));
  queue.add(offer);
  queue.add(candidate(2));
  expect(passed).toEqual([candidate(1)]);
  finish();
  await expect.poll(() => passed).toEqual([candidate(1), offer, candidate(2)]);
  queue.add(candidate(3));
  expect(passed.at(-1)).toEqual(candidate(3));
});

it('lets nothing through once it is closed', async () => {
  const { queue, passed, finish } = queueWithPreparation();
  queue.add(offer);
  queue.close();
  finish();
  await Promise.resolve();
  await Promise.resolve();
  expect(passed).toEqual([]);
});

it('lets what waits through, and tells, where the preparation fails', async () => {
  const { queue, passed, errors, reject } = queueWithPreparation();
  queue.add(offer);
  queue.add(candidate(1));
  reject(new Error('setConfiguration is not there'));
  await expect.poll(() => passed).toEqual([offer, candidate(1)]);
  queue.add(candidate(2));
  expect(passed).toHaveLength(3);
  await expect.poll(() => errors).toHaveLength(1);
});
