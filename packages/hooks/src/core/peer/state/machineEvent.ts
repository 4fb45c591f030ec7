import { RtcError } from '../../errors';
import { toLostError } from '../lostConnection';
import type { ConnectionScopeEvent } from '../openConnection';
import type { PeerMachineEvent, PeerPhase } from './peerMachine';

/** What happens to a connection and changes where the peer stands. */
type PathReport = Extract<
  ConnectionScopeEvent,
  { type: 'stateChange' | 'noRelay' | 'silent' | 'restored' | 'lost' | 'problem' | 'openFailed' | 'unreachable' }
>;

/** What is known beside. */
interface Circumstances {
  phase: PeerPhase;
  /** Whether this page was late itself. */
  isLate: boolean;
  /** What the TURN servers complain about. */
  iceError: RtcError | null;
}

/** What an event of a connection means to the peer; null: nothing. */
export function toMachineEvent(event: PathReport, { phase, isLate, iceError }: Circumstances): PeerMachineEvent | null {
  switch (event.type) {
    case 'stateChange':
      if (event.state === 'disconnected') return { type: 'pathMissed' };
      if (event.state === 'failed') return { type: 'pathFailed', isLate, error: iceError };
      // It connects for the first time once its data channel is open.
      return event.state === 'connected' && !isFirst(phase) ? { type: 'pathFound' } : null;
    case 'noRelay':
      return {
        type: 'unreachable',
        error: iceError ?? new RtcError('turn-unreachable', 'No TURN server gave a relay.'),
      };
    case 'silent':
      return { type: 'silent', isLate };
    case 'lost':
      return { type: 'lost', error: toLostError(event.error) };
    case 'restored':
    case 'problem':
    case 'openFailed':
    case 'unreachable':
      return event;
  }
}

const isFirst = (phase: PeerPhase) => phase === 'connecting' || phase === 'rebuilding' || phase === 'failed';
