import { useMemo } from 'react';
import { peerOf, type PeerSource } from '../core/peer/peerSource';
import { createSafetyCode } from '../core/peer/safetyCode';
import { useStore } from './useStore';

/**
 * A code that two people read to each other to know that nobody sits between them: ten groups of five digits,
 * the same at both ends, five for each end's DTLS certificate (83 bits each). Null while there is no encrypted
 * connection, and on a page without https.
 *
 * If the two codes differ, somebody swapped a fingerprint in the signaling and listens: hang up. If they are
 * the same, signaling was honest; a change of the page itself is not found out that way.
 *
 * @param source a participant, what `usePeer` returned, or the peer itself
 */
export function useSafetyCode(source: PeerSource): string | null {
  const peer = peerOf(source);
  return useStore(useMemo(() => createSafetyCode(peer), [peer]));
}
