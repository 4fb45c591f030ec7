import { expect } from '@playwright/test';
import type { Pair } from './people/pair';

/**
 * What a path has to be like: `direct`, with these kinds of addresses at both ends; or through a relay that is
 * reached by this protocol, of the first person (`a`), of both, or of either.
 */
export type Expectation =
  | { direct: readonly RTCIceCandidateType[] }
  | { relay: 'udp' | 'tcp' | 'tls'; of: 'a' | 'both' | 'either' };

/** Expects it of a path as the two people's browsers know it. */
export function expectPath([a, b]: readonly [Pair, Pair], expectation: Expectation): void {
  if ('direct' in expectation) {
    for (const type of [a.local, a.remote, b.local, b.remote]) expect(expectation.direct).toContain(type);
    return;
  }
  const { relay, of } = expectation;
  const isRelayed = (pair: Pair) => pair.local === 'relay' && pair.relayProtocol === relay;
  const found = { a: isRelayed(a), both: isRelayed(a) && isRelayed(b), either: isRelayed(a) || isRelayed(b) };
  expect(found[of], `a ${relay} relay of ${of}: ${JSON.stringify([a, b])}`).toBe(true);
}
