import { expect, test } from 'vitest';
import { describeCandidate } from './describeCandidate';

test('a candidate is told by its kind and its protocol', () => {
  expect(describeCandidate('candidate:1 1 udp 2122260223 192.0.2.7 54400 typ host generation 0')).toBe('host udp');
  expect(
    describeCandidate('candidate:3 1 tcp 1518280447 198.51.100.4 9 typ srflx raddr 0.0.0.0 rport 0 tcptype active'),
  ).toBe('srflx tcp');
  expect(describeCandidate('candidate:0 1 UDP 2122252543 192.0.2.7 54400 typ host')).toBe('host udp');
});

test('what is no candidate has no name', () => {
  for (const line of ['', 'candidate:', '<b>typ host</b>', `candidate:1 1 ${'x'.repeat(40)} 1 a 1 typ host`]) {
    expect(describeCandidate(line)).toBe('');
  }
});
