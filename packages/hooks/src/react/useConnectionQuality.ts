import { useMemo } from 'react';
import { createConnectionQuality, type ConnectionQuality } from '../core/peer/stats/connectionQuality';
import { measuredPeerOf, type MeasuredSource } from '../core/peer/stats/measuredPeer';
import { useStore } from './useStore';

/**
 * How good the connection to the other side is; undefined while there is none, or nothing is known. Renders
 * when that changes.
 *
 * The worst of four measures decides, each averaged over 5 s: packet loss (fair above 2%, poor above 10%),
 * round trip (300 ms, 800 ms), jitter (50 ms, 100 ms), and how much of the time the other side's picture
 * stood still (5%, 20%). It gets worse at a limit, and better 20% below it.
 *
 * @param source a participant, what `usePeer`, `useWhip` or `useWhep` returned, or the peer itself
 */
export function useConnectionQuality(source: MeasuredSource): ConnectionQuality | undefined {
  const peer = measuredPeerOf(source);
  return useStore(useMemo(() => createConnectionQuality(peer), [peer]));
}
