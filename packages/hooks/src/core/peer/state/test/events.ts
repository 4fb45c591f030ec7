import { constantFrom, type Arbitrary } from 'fast-check';
import { RtcError } from '../../../errors';
import type { PeerMachineEvent } from '../peerMachine';

const error = new RtcError('peer-failed', 'a test');
const booleans = [false, true];

/** Every event, in each of its variants. */
export const allEvents: readonly PeerMachineEvent[] = [
  ...booleans.map((awaitRemote) => ({ type: 'start', awaitRemote }) as const),
  { type: 'stop' },
  { type: 'turn' },
  ...booleans.map((initiator) => ({ type: 'roleChanged', initiator }) as const),
  { type: 'sessionOpen' },
  { type: 'sessionReset' },
  { type: 'remoteOffer' },
  { type: 'remoteQueued' },
  { type: 'remoteRestart' },
  { type: 'remoteBye' },
  { type: 'versionMismatch', error },
  { type: 'openFailed', error },
  { type: 'problem', error },
  { type: 'unreachable', error },
  { type: 'pathFound' },
  { type: 'pathMissed' },
  ...booleans.map((isLate) => ({ type: 'pathFailed', isLate, error: null }) as const),
  { type: 'lost', error },
  ...booleans.map((isLate) => ({ type: 'silent', isLate }) as const),
  { type: 'restored' },
  ...booleans.flatMap((isAlive) =>
    booleans.flatMap((isLate) =>
      (['phase', 'restartCooldown'] as const).map((timer) => ({ type: 'timeout', timer, isAlive, isLate, error: null }) as const),
    ),
  ),
  { type: 'online' },
  { type: 'offline' },
  { type: 'resumed' },
  { type: 'restartRequested' },
  { type: 'rebuildRequested' },
];

/** Any event. */
export const anEvent: Arbitrary<PeerMachineEvent> = constantFrom(...allEvents);
