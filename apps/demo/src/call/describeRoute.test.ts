import { describe, expect, it } from 'vitest';
import { describeRoute } from './describeRoute';

/** A report as a browser gives it, of whatever entries. */
const report = (...entries: (Record<string, unknown> & { id: string })[]) =>
  new Map(entries.map((entry) => [entry.id, entry as unknown as RTCStats]));

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

describe('describeRoute', () => {
  it('goes by the transport, where there is one', () => {
    const old = { ...pair, id: 'old', localCandidateId: 'gone' };
    const transport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P' };
    expect(describeRoute(report(old, pair, local, remote, transport))).toEqual({
      route: 'direct',
      localKind: 'host',
      remoteKind: 'srflx',
      protocol: 'udp',
      roundTripMs: 12.5,
    });
  });

  it('takes the pair that says that it is selected, else the one that was nominated', () => {
    const failed = { ...pair, id: 'failed', state: 'failed', localCandidateId: 'gone' };
    const other = { ...pair, id: 'other', localCandidateId: 'gone' };
    expect(describeRoute(report(failed, other, { ...pair, selected: true }, local, remote))).not.toBeNull();
    expect(describeRoute(report(failed, pair, local, remote))?.localKind).toBe('host');
  });

  it('is a relay when either end is one, and says how the own one is reached', () => {
    const relay = { ...local, candidateType: 'relay', relayProtocol: 'tls' };
    expect(describeRoute(report(pair, relay, remote))).toMatchObject({ route: 'relay', protocol: 'tls' });
    expect(describeRoute(report(pair, local, { ...remote, candidateType: 'relay' }))?.route).toBe('relay');
  });

  it('knows nothing before there is a pair', () => {
    expect(describeRoute(report())).toBeNull();
    const asking = { ...pair, state: 'in-progress', nominated: false };
    expect(describeRoute(report(asking, local, remote))).toBeNull();
    expect(describeRoute(report(pair, local))).toBeNull();
  });

  it('has no round trip before one was measured', () => {
    const { currentRoundTripTime: _, ...fresh } = pair;
    expect(describeRoute(report(fresh, local, remote))?.roundTripMs).toBeNull();
  });
});
