import { useMemo } from 'react';
import { peerOf, type PeerSource } from '../core/peer/peerSource';
import { createRoute } from '../core/peer/stats/peerRoute';
import type { Route } from '../core/peer/stats/route';
import { useStore } from './useStore';

/**
 * The way to the other side: direct or through a relay, over what, and how long there and back. Renders when
 * a part of it changed.
 *
 * @param source a participant, what `usePeer` returned, or the peer itself
 */
export function useRoute(source: PeerSource): Route {
  const peer = peerOf(source);
  return useStore(useMemo(() => createRoute(peer), [peer]));
}
