import { isClosedByRemote } from '../peer/lostConnection';
import type { PeerState } from '../peer/peer';
import type { LeaveReason } from './managedPeer';

/**
 * Why a member is gone that the signaling does not list any more; null while the connection stands, since the signaling can
 * lose a member (its server restarts, their WebSocket breaks) whose video still flows. A connection that the other side
 * closed was left, though its goodbye did not arrive.
 */
export function departureReason({ status, error }: Pick<PeerState, 'status' | 'error'>): LeaveReason | null {
  if (status === 'connected') return null;
  return status === 'reconnecting' && !isClosedByRemote(error) ? 'lost' : 'left';
}
