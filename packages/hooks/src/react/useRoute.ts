import { useMemo } from 'react';
import { measuredPeerOf, type MeasuredSource } from '../core/peer/stats/measuredPeer';
import { createRoute } from '../core/peer/stats/peerRoute';
import type { Route } from '../core/peer/stats/route';
import { useStore } from './useStore';

/**
 * The way to the other side: direct or through a relay, over what, and how long there and back. Renders when
 * a part of it changed.
 *
 * @param source a participant, what `usePeer`, `useWhip` or `useWhep` returned, or the peer itself
 */
export function useRoute(source: MeasuredSource): Route {
  const peer = measuredPeerOf(source);
  return useStore(useMemo(() => createRoute(peer), [peer]));
}
