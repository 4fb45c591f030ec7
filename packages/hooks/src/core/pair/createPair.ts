import { createPeer } from '../peer/createPeer';
import { createPairOf, type Pair, type PairOptions } from './pair';
import { createSegmentChannel } from './segmentChannel';

/**
 * Makes one of the two ends of a pair: a peer whose messages travel in a session, so that nothing that the signaling
 * loses, repeats or replays can wedge a negotiation.
 */
export function createPair(options: PairOptions): Pair {
  return createPairOf((peerOptions, setChannel) => {
    const peer = createPeer(peerOptions);
    setChannel(createSegmentChannel(peer));
    return peer;
  }, options);
}
