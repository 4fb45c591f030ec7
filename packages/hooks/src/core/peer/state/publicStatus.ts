import type { PeerStatus } from '../peer';
import type { PeerMachine } from './peerMachine';

/** What an application sees of a phase. */
export function publicStatus({ phase, hasConnected }: PeerMachine): PeerStatus {
  switch (phase) {
    case 'idle':
    case 'connecting':
    case 'connected':
    case 'failed':
    case 'closed':
      return phase;
    // It works, or comes back by itself most of the time.
    case 'degraded':
      return 'connected';
    case 'disconnected':
    case 'restartingIce':
      return 'reconnecting';
    case 'rebuilding':
      return hasConnected ? 'reconnecting' : 'connecting';
  }
}
