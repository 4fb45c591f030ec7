import { createPart, type Part } from '../part';
import type { createPeer } from '../peer/createPeer';
import { createPeerLater } from '../peer/createPeerLater';
import { createPairOf, type Pair, type PairOptions } from './pair';
import type { createSegmentChannel } from './segmentChannel';

/** What a connection of a pair is made of. It is needed once the other side has answered the session's first segment. */
export type PairCode = Part<{ createPeer: typeof createPeer; createSegmentChannel: typeof createSegmentChannel }>;

/** That code, fetched as a pair is opened. */
export const pairCode: PairCode = /* @__PURE__ */ createPart(() => import('./pairParts'));

/**
 * Makes one of the two ends of a pair, of which only the session is there at once: that asks through the signaling whether the
 * other side is there, and the code of the connection is fetched meanwhile. See `createPair`.
 *
 * @param code for tests. @default the code of a connection
 */
export function createPairLater(options: PairOptions, code = pairCode): Pair {
  return createPairOf(
    (peerOptions, setChannel) =>
      createPeerLater(peerOptions, code, (peer, { createSegmentChannel: create }) => setChannel(create(peer))),
    options,
  );
}
