import { expect, it } from 'vitest';
import { createCandidateLimit } from './candidateLimit';

const host = (index: number) => `candidate:${index} 1 udp 2113937151 10.0.0.${index % 250} 5000 typ host`;
const RELAY = 'candidate:1 1 udp 41885439 192.0.2.1 3478 typ relay raddr 0.0.0.0 rport 0';

it('takes the relay that comes after those of 70 network interfaces', () => {
  const limit = createCandidateLimit();
  // UDP and TCP each.
  for (let index = 0; index < 140; index++) limit.take(host(index));
  expect(limit.take(RELAY)).toBe(true);
});

it('takes no more of either kind than there can be in good faith', () => {
  const limit = createCandidateLimit();
  const taken = Array.from({ length: 1000 }, (_, index) => limit.take(host(index))).filter(Boolean);
  expect(taken).toHaveLength(128);
  const relays = Array.from({ length: 1000 }, () => limit.take(RELAY)).filter(Boolean);
  expect(relays).toHaveLength(128);
});
