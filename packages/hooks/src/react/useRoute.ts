import { useMemo } from 'react';
import type { Peer } from '../core/peer/peer';
import { createRoute } from '../core/peer/stats/peerRoute';
import type { Route } from '../core/peer/stats/route';
import { useStore } from './useStore';

/**
 * The way to the other side: direct or through a relay, over what, and how long there and back. Renders when
 * a part of it changed.
 *
 * @param peer what `usePeer` or a participant has as `peer`
 */
export function useRoute(peer: Peer | null): Route {
  return useStore(useMemo(() => createRoute(peer), [peer]));
}
