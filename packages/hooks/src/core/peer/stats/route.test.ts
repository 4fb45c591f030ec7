import { describe, expect, it } from 'vitest';
import { readRoute, unknownRoute } from './route';

/** A report as a browser gives it, of whatever entries. */
const report = (...entries: (Record<string, unknown> & { id: string })[]) =>
  new Map(entries.map((entry) => [entry.id, { timestamp: 20_000, ...entry } as unknown as RTCStats]));

const local = { id: 'L', type: 'local-candidate', candidateType: 'host', protocol: 'udp' };
const remote = { id: 'R', type: 'remote-candidate', candidateType: 'srflx', protocol: 'udp' };
const pair = {
  id: 'P',
  type: 'candidate-pair',
  localCandidateId: 'L',
  remoteCandidateId: 'R',
  state: 'succeeded',
  nominated: true,
  currentRoundTripTime: 0.0125,
};
const heard = { id: 'H', type: 'remote-inbound-rtp', timestamp: 15_000, roundTripTime: 0.04 };

describe('readRoute', () => {
  it('goes by the transport, where there is one', () => {
    const old = { ...pair, id: 'old', localCandidateId: 'gone' };
    const transport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P' };
    expect(readRoute(report(old, pair, local, remote, transport))).toEqual({
      kind: 'direct',
      local: 'host',
      remote: 'srflx',
      localAddress: null,
      remoteAddress: null,
      protocol: 'udp',
      relayProtocol: null,
      roundTripMs: 13,
    });
  });

  it('takes the pair that says that it is selected, else the one that was nominated', () => {
    const failed = { ...pair, id: 'failed', state: 'failed', localCandidateId: 'gone' };
    const other = { ...pair, id: 'other', localCandidateId: 'gone' };
    expect(readRoute(report(failed, other, { ...pair, selected: true }, local, remote)).kind).toBe('direct');
    expect(readRoute(report(failed, pair, local, remote)).local).toBe('host');
  });

  it('is a relay when either end is one, and says how the own one is reached', () => {
    const relay = { ...local, candidateType: 'relay', relayProtocol: 'tls' };
    expect(readRoute(report(pair, relay, remote))).toMatchObject({
      kind: 'relay',
      protocol: 'udp',
      relayProtocol: 'tls',
    });
    expect(readRoute(report(pair, local, { ...remote, candidateType: 'relay' }))).toMatchObject({
      kind: 'relay',
      relayProtocol: null,
    });
  });

  it.each([
    [{ address: '192.0.2.7', port: 54321 }, '192.0.2.7:54321'],
    [{ address: '2001:db8::7', port: 54321 }, '[2001:db8::7]:54321'],
    [{ address: '1f4712db-ea17-4bcf-a596-105139dfd8bf.local', port: 9 }, '1f4712db-ea17-4bcf-a596-105139dfd8bf.local:9'],
    [{ address: '192.0.2.7' }, '192.0.2.7'],
    [{ port: 54321 }, null],
    [{ address: '', port: 54321 }, null],
    [{ address: null, port: 54321 }, null],
    [{ address: '(redacted)', port: 54321 }, null],
  ])('tells the address of either end: %o', (given, shown) => {
    expect(readRoute(report(pair, { ...local, ...given }, remote))).toMatchObject({
      localAddress: shown,
      remoteAddress: null,
    });
    expect(readRoute(report(pair, local, { ...remote, ...given }))).toMatchObject({
      localAddress: null,
      remoteAddress: shown,
    });
  });

  it('knows nothing before there is a pair', () => {
    expect(readRoute(report())).toBe(unknownRoute);
    const asking = { ...pair, state: 'in-progress', nominated: false };
    expect(readRoute(report(asking, local, remote))).toBe(unknownRoute);
    expect(readRoute(report(pair, local))).toBe(unknownRoute);
  });

  it('prefers the newest round trip that media made, unless it is old', () => {
    const older = { ...heard, id: 'older', timestamp: 14_000, roundTripTime: 0.9 };
    expect(readRoute(report(pair, local, remote, older, heard)).roundTripMs).toBe(40);
    expect(readRoute(report(pair, local, remote, { ...heard, timestamp: 9_000 })).roundTripMs).toBe(13);
    const { currentRoundTripTime: _, ...fresh } = pair;
    expect(readRoute(report(fresh, local, remote)).roundTripMs).toBeNull();
  });
});
