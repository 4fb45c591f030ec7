import { describe, expect, it } from 'vitest';
import { judgeNat, type NatCandidate } from './natBehaviour';

const host = (address: string, port: number): NatCandidate => ({ type: 'host', protocol: 'udp', address, port });
const srflx = (address: string, port: number): NatCandidate => ({ type: 'srflx', protocol: 'udp', address, port });

const visible = host('192.168.1.2', 5000);
const hidden = host('11caee26-1b38-4964-897b-c6bf4b6d0881.local', 5000);
const hidden6 = host('9b8dccc6-22f4-456a-8e9d-f193accbee85.local', 5001);

describe.each([
  ['visible', [visible]],
  ['hidden', [hidden]],
  ['hidden, with IPv6 beside it', [hidden, hidden6]],
])('own addresses %s', (_name, own) => {
  it('the same public address for both servers: endpoint-independent', () => {
    const alone = [...own, srflx('203.0.113.7', 40_000)];
    expect(judgeNat({ alone, together: alone, hostsDiffer: true })).toBe('endpoint-independent');
  });

  it('which proves nothing if both are on one host', () => {
    const alone = [...own, srflx('203.0.113.7', 40_000)];
    expect(judgeNat({ alone, together: alone, hostsDiffer: false })).toBe('unknown');
  });

  it('another port for the second server: symmetric, wherever the two are', () => {
    const alone = [...own, srflx('203.0.113.7', 40_000)];
    // Gathered anew, so no port is the same as before.
    const together = [...own, srflx('203.0.113.7', 40_001), srflx('203.0.113.7', 40_002)];
    for (const hostsDiffer of [true, false]) expect(judgeNat({ alone, together, hostsDiffer })).toBe('symmetric');
  });

  it('another address for the second server: symmetric', () => {
    const alone = [...own, srflx('203.0.113.7', 40_000)];
    const together = [...own, srflx('203.0.113.7', 40_001), srflx('203.0.113.8', 40_001)];
    expect(judgeNat({ alone, together, hostsDiffer: true })).toBe('symmetric');
  });

  it('one server alone tells nothing', () => {
    const alone = [...own, srflx('203.0.113.7', 40_000)];
    expect(judgeNat({ alone, together: null, hostsDiffer: false })).toBe('unknown');
  });
});

it('counts what a machine with two networks has, instead of taking them for two mappings', () => {
  const own = [hidden, hidden6];
  const alone = [...own, srflx('203.0.113.7', 40_000), srflx('198.51.100.9', 41_000)];
  expect(judgeNat({ alone, together: alone, hostsDiffer: true })).toBe('endpoint-independent');
  const together = [...alone, srflx('203.0.113.7', 40_003), srflx('198.51.100.9', 41_003)];
  expect(judgeNat({ alone, together, hostsDiffer: true })).toBe('symmetric');
});

it('looks at IPv4 where there is some', () => {
  const alone = [visible, srflx('203.0.113.7', 40_000), srflx('2001:db8::7', 5000)];
  const together = [...alone, srflx('2001:db8::7', 5001)];
  expect(judgeNat({ alone, together, hostsDiffer: true })).toBe('endpoint-independent');
});

it('the own address is the public one, or the browser makes nothing of the answer: none', () => {
  const own = host('203.0.113.7', 5000);
  const alone = [own, srflx('203.0.113.7', 5000)];
  expect(judgeNat({ alone, together: alone, hostsDiffer: true })).toBe('none');
  expect(judgeNat({ alone: [own], together: [own], hostsDiffer: true })).toBe('none');
  expect(judgeNat({ alone: [own], together: null, hostsDiffer: false })).toBe('none');
});

it('nothing found: unknown', () => {
  expect(judgeNat({ alone: [hidden], together: [hidden], hostsDiffer: true })).toBe('unknown');
  expect(judgeNat({ alone: [], together: null, hostsDiffer: false })).toBe('unknown');
});
