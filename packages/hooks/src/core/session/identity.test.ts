import { describe, expect, it } from 'vitest';
import { classify, type Identity, type Trust, type Verdict } from './identity';

const identity = (trust: Trust, hasDelivered = false): Identity => ({
  localId: 'local',
  nextId: 'next',
  remoteId: trust === 'none' ? undefined : 'remote',
  trust,
  hasDelivered,
});

/** What becomes of a segment, by whom it is from and whom it names, for each state of a session. */
const table: [from: string, to: string | undefined, probe: boolean, verdicts: Record<Trust | 'delivered', Verdict>][] = [
  ['remote', 'local', false, { none: 'bind', address: 'process', provisional: 'process', delivered: 'process', proven: 'process' }],
  ['remote', undefined, false, { none: 'meet', address: 'acknowledge', provisional: 'process', delivered: 'process', proven: 'acknowledge' }],
  ['remote', 'earlier', false, { none: 'probe', address: 'acknowledge', provisional: 'acknowledge', delivered: 'acknowledge', proven: 'acknowledge' }],
  ['stranger', 'local', false, { none: 'bind', address: 'bind', provisional: 'bind', delivered: 'replace', proven: 'probe' }],
  ['stranger', 'local', true, { none: 'bind', address: 'bind', provisional: 'bind', delivered: 'replace', proven: 'offer' }],
  ['stranger', undefined, false, { none: 'meet', address: 'probe', provisional: 'probe', delivered: 'probe', proven: 'probe' }],
  ['stranger', 'earlier', false, { none: 'probe', address: 'probe', provisional: 'probe', delivered: 'probe', proven: 'probe' }],
  ['stranger', 'earlier', true, { none: 'ignore', address: 'ignore', provisional: 'ignore', delivered: 'ignore', proven: 'ignore' }],
  ['stranger', undefined, true, { none: 'ignore', address: 'ignore', provisional: 'ignore', delivered: 'ignore', proven: 'ignore' }],
  ['stranger', 'next', false, { none: 'replace', address: 'replace', provisional: 'replace', delivered: 'replace', proven: 'replace' }],
  ['stranger', 'next', true, { none: 'ignore', address: 'ignore', provisional: 'ignore', delivered: 'ignore', proven: 'ignore' }],
  // An offer that crossed our answer to it.
  ['remote', 'next', false, { none: 'replace', address: 'acknowledge', provisional: 'acknowledge', delivered: 'acknowledge', proven: 'acknowledge' }],
  ['local', undefined, false, { none: 'ignore', address: 'ignore', provisional: 'ignore', delivered: 'ignore', proven: 'ignore' }],
  ['next', 'remote', true, { none: 'ignore', address: 'ignore', provisional: 'ignore', delivered: 'ignore', proven: 'ignore' }],
];

describe('classify', () => {
  const rows = table.flatMap(([from, to, probe, verdicts]) =>
    Object.entries(verdicts).map(([state, verdict]) => ({ from, to, probe, state, verdict })),
  );

  it.each(rows)('$state: from $from, to $to, probe $probe: $verdict', ({ from, to, probe, state, verdict }) => {
    const own = state === 'delivered' ? identity('provisional', true) : identity(state as Trust);
    const segment = { from, seq: 1, ack: 0, ...(to !== undefined && { to }), ...(probe && { probe: true as const }) };
    expect(classify(own, segment)).toBe(verdict);
  });

  it('lets nobody replace the other end who does not name one of our ids', () => {
    for (const trust of ['none', 'address', 'provisional', 'proven'] as const) {
      for (const from of ['remote', 'stranger']) {
        for (const to of [undefined, 'earlier', 'remote', 'stranger']) {
          const verdict = classify(identity(trust), { from, seq: 1, ack: 0, ...(to !== undefined && { to }) });
          expect(['bind', 'replace']).not.toContain(verdict);
        }
      }
    }
  });
});
