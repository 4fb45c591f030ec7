import { describe, expect, it } from 'vitest';
import { classify, type Identity, type Trust } from './identity';
import type { Segment } from './segment';

const identity = (trust: Trust, hasDelivered = false): Identity => ({
  localId: 'local',
  nextId: 'next',
  remoteId: trust === 'none' ? undefined : 'remote',
  trust,
  hasDelivered,
});

/** What becomes of a segment, by whom it is from and whom it names, in each state of a session in this order. */
const states = ['none', 'address', 'provisional', 'delivered', 'proven', 'established'] as const;
const table: [from: string, to: string | undefined, kind: Segment['kind'], verdicts: string][] = [
  ['remote', 'local', undefined, 'bind process process process process process'],
  ['remote', undefined, undefined, 'meet acknowledge process process acknowledge acknowledge'],
  ['remote', 'earlier', undefined, 'probe acknowledge acknowledge acknowledge acknowledge acknowledge'],
  ['remote', 'next', 'offer', 'replace ignore ignore ignore ignore ignore'],
  ['remote', 'next', undefined, 'replace acknowledge acknowledge acknowledge acknowledge acknowledge'],
  ['stranger', 'local', undefined, 'bind bind bind replace probe probe'],
  ['stranger', 'local', 'probe', 'bind bind bind replace offer offer'],
  ['stranger', 'local', 'offer', 'bind bind bind replace probe probe'],
  ['stranger', undefined, undefined, 'meet probe probe probe probe probe'],
  ['stranger', 'earlier', undefined, 'probe probe probe probe probe ignore'],
  ['stranger', 'earlier', 'probe', 'resend resend ignore ignore ignore ignore'],
  ['stranger', 'earlier', 'offer', 'ignore ignore ignore ignore ignore ignore'],
  ['stranger', 'next', undefined, 'replace replace replace replace replace replace'],
  ['stranger', 'next', 'offer', 'replace replace replace replace replace replace'],
  ['stranger', 'next', 'probe', 'ignore ignore ignore ignore ignore ignore'],
  ['local', undefined, undefined, 'ignore ignore ignore ignore ignore ignore'],
  ['next', 'remote', 'probe', 'ignore ignore ignore ignore ignore ignore'],
];

describe('classify', () => {
  const rows = table.flatMap(([from, to, kind, verdicts]) =>
    verdicts.split(' ').map((verdict, index) => ({ from, to, kind, verdict, state: states[index] as (typeof states)[number] })),
  );

  it.each(rows)('$state: $verdict what is from $from to $to, of kind $kind', ({ from, to, kind, state, verdict }) => {
    const own = state === 'delivered' ? identity('provisional', true) : identity(state);
    const segment = { from, seq: 1, ack: 0, ...(to !== undefined && { to }), ...(kind && { kind }) };
    expect(classify(own, segment)).toBe(verdict);
  });

  it('lets nobody replace the other end who does not name one of our ids', () => {
    for (const trust of ['none', 'address', 'provisional', 'proven', 'established'] as const) {
      for (const from of ['remote', 'stranger']) {
        for (const to of [undefined, 'earlier', 'remote', 'stranger']) {
          const verdict = classify(identity(trust), { from, seq: 1, ack: 0, ...(to !== undefined && { to }) });
          expect(['bind', 'replace']).not.toContain(verdict);
        }
      }
    }
  });
});
