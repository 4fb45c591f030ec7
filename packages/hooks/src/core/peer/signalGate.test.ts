import { expect, it } from 'vitest';
import type { Signal } from './signal';
import { createSignalGate } from './signalGate';

const offer: Signal = { type: 'offer', sdp: 'v=0' };
const candidate = (port: number): Signal => ({ type: 'candidate', candidate: { candidate: `${port}`, sdpMid: '0' } });

function gateWithPreparation() {
  const passed: Signal[] = [];
  let finish = () => {};
  const gate = createSignalGate({
    needsPreparation: ({ type }) => type === 'offer',
    prepare: () => new Promise((resolve) => (finish = resolve)),
    pass: (signal) => passed.push(signal),
  });
  return { gate, passed, finish: () => finish() };
}

it('keeps the order while a signal is prepared for', async () => {
  const { gate, passed, finish } = gateWithPreparation();
  gate.add(candidate(1));
  gate.add(offer);
  gate.add(candidate(2));
  expect(passed).toEqual([candidate(1)]);
  finish();
  await expect.poll(() => passed).toEqual([candidate(1), offer, candidate(2)]);
  gate.add(candidate(3));
  expect(passed.at(-1)).toEqual(candidate(3));
});

it('lets nothing through once it is closed', async () => {
  const { gate, passed, finish } = gateWithPreparation();
  gate.add(offer);
  gate.close();
  finish();
  await Promise.resolve();
  await Promise.resolve();
  expect(passed).toEqual([]);
});
