import { useMemo } from 'react';
import { measuredPeerOf, type MeasuredSource } from '../core/peer/stats/measuredPeer';
import { createPeerStats, type PeerStatsOptions } from '../core/peer/stats/peerStats';
import type { PeerStats } from '../core/peer/stats/summary';
import { useStore } from './useStore';

/** How often `usePeerStats` looks. */
export type UsePeerStatsOptions = PeerStatsOptions;

/**
 * The statistics of a connection, the same shape in every browser; null while there is none. Renders once per
 * look. A peer is looked at once a second, however many components ask, and not while the page is hidden.
 *
 * `createPeerStats(peer).subscribe` gives the same without a render.
 *
 * @param source a participant, what `usePeer`, `useWhip` or `useWhep` returned, or the peer itself
 */
export function usePeerStats(source: MeasuredSource, options: UsePeerStatsOptions = {}): PeerStats | null {
  const { intervalMs } = options;
  const peer = measuredPeerOf(source);
  return useStore(useMemo(() => createPeerStats(peer, { intervalMs }), [peer, intervalMs]));
}
