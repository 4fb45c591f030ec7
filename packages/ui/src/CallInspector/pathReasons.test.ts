import { describe, expect, it } from 'vitest';
import type { InspectedIce, InspectedPath } from './InspectedConnection';
import { natCrossing } from './natCrossing';
import { localNat, pathReason, serversSet, withoutServers } from './pathReasons';

const counts = { host: 1, srflx: 0, prflx: 0, relay: 0 };
const ice: InspectedIce = { policy: 'all', local: counts, remote: counts, pairs: [], servers: [] };
const direct = (local: InspectedPath['local'], remote: InspectedPath['remote'], rest: Partial<InspectedPath> = {}) =>
  ({ kind: 'direct', local, remote, ...rest }) as const satisfies InspectedPath;
const relayed = (local: InspectedPath['local'], remote: InspectedPath['remote']) =>
  ({ kind: 'relay', local, remote }) as const satisfies InspectedPath;

describe('natCrossing', () => {
  it.each([
    [direct('host', 'host'), 'no', 'no'],
    [direct('host', 'srflx'), 'no', 'yes'],
    [direct('srflx', 'srflx'), 'yes', 'yes'],
    [relayed('relay', 'host'), 'unknown', 'no'],
    // An own address that its browser had hidden behind a name, on one network.
    [direct('host', 'prflx', { remoteAddress: '192.168.0.9:5000' }), 'no', 'no'],
    [direct('host', 'prflx', { localAddress: '10.0.0.4:5000' }), 'no', 'no'],
    [direct('host', 'prflx', { localAddress: '[fd00::4]:5000' }), 'no', 'no'],
    [direct('host', 'prflx', { localAddress: 'f0a1.local:5000' }), 'no', 'no'],
    [direct('host', 'prflx', { localAddress: '198.51.100.4:5000' }), 'no', 'unknown'],
    [direct('prflx', 'srflx', { localAddress: '198.51.100.4:5000' }), 'yes', 'yes'],
    [direct('prflx', 'host', { localAddress: '172.32.0.1:5000' }), 'yes', 'no'],
  ])('of %j', (path, local, remote) => {
    expect(natCrossing(path)).toEqual({ local, remote });
  });
});

describe('pathReason', () => {
  it('tells what made a direct path possible', () => {
    expect(pathReason(direct('host', 'host'), ice)).toBe('hosts');
    expect(pathReason(direct('host', 'srflx'), ice)).toBe('publicAddresses');
    expect(pathReason(direct('prflx', 'srflx', { localAddress: '198.51.100.4:5' }), null)).toBe('unannounced');
  });

  it('tells a relay that was wanted from one that was needed', () => {
    expect(pathReason(relayed('relay', 'relay'), { ...ice, policy: 'relay' })).toBe('relayOnly');
    const failed = { local: 'host', remote: 'srflx', state: 'failed', count: 2 } as const;
    expect(pathReason(relayed('relay', 'srflx'), { ...ice, pairs: [failed] })).toBe('directFailed');
    expect(pathReason(relayed('relay', 'srflx'), { ...ice, pairs: [{ ...failed, local: 'relay' }] })).toBe('relayed');
    expect(pathReason(relayed('relay', 'srflx'), null)).toBe('relayed');
    expect(pathReason(relayed('host', 'relay'), ice)).toBe('remoteRelay');
  });

  it('tells what would have been without servers', () => {
    expect(withoutServers('hosts')).toBe('same');
    expect(withoutServers('publicAddresses')).toBe('needsStun');
    expect(withoutServers('unannounced')).toBe('maybeStun');
    expect(withoutServers('remoteRelay')).toBe('needsTurn');
  });
});

it('serversSet tells what the servers could do for two symmetric NATs', () => {
  const server = (url: string, status: InspectedIce['servers'][number]['status']) => ({ url, status });
  const set = (...servers: InspectedIce['servers'][number][]) => serversSet({ ...ice, servers });
  expect(set()).toBe('none');
  expect(set(server('stun:s', 'answered'))).toBe('stun');
  expect(set(server('stun:s', 'answered'), server('turns:t', 'unknown'))).toBe('turn');
  expect(set(server('turn:t', 'unauthorized'), server('turn:u', 'answered'))).toBe('turn');
  expect(set(server('turn:t', 'unauthorized'), server('turn:u', 'unreachable'))).toBe('turnFailed');
});

it('localNat says no more than the connection shows', () => {
  const withStun = { ...ice, local: { ...counts, srflx: 1 } };
  expect(localNat(direct('prflx', 'host', { localAddress: '198.51.100.4:5' }), withStun)).toBe('symmetric');
  expect(localNat(direct('srflx', 'host'), null)).toBe('nat');
  expect(localNat(relayed('relay', 'relay'), withStun)).toBe('nat');
  expect(localNat(direct('host', 'host'), ice)).toBe('notCrossed');
  expect(localNat(relayed('relay', 'relay'), ice)).toBe('unknown');
});
