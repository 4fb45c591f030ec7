import type { PeerMachine, PeerMachineEvent, PeerPhase, Transition } from './peerMachine';

/**
 * Why a peer looks for another path, or replaces its connection:
 *
 * - `network-changed`: the browser says that there is a network again, or another one
 * - `page-resumed`: the page ran on after a sleep or a freeze
 * - `path-missed`: the browser missed the path, and nothing came over it for 3 s more
 * - `path-failed`: the browser gave the path up
 * - `silent`: neither heartbeats nor bytes arrived, although the browser knew of no trouble
 * - `no-path`: what was tried before found no path in its time
 * - `connection-lost`: the connection broke, or the other side closed it without a goodbye
 * - `session-reset`: the other side began anew, as after a reload
 * - `remote`: the other side asked for it, or offered another connection
 * - `requested`: the application called `restartIce()` or `rebuild()`, or the room did
 */
export type RestartCause =
  | 'network-changed'
  | 'page-resumed'
  | 'path-missed'
  | 'path-failed'
  | 'silent'
  | 'no-path'
  | 'connection-lost'
  | 'session-reset'
  | 'remote'
  | 'requested';

/** What was begun, and why. */
export interface BegunRestart {
  readonly kind: 'iceRestart' | 'rebuild';
  readonly cause: RestartCause;
}

/** Whether a transition began an ICE restart or another connection, and why; null: neither. Pure, like `transition`. */
export function begunRestart(before: PeerMachine, event: PeerMachineEvent, { state, effects }: Transition): BegunRestart | null {
  const cause = causeOf(before.phase, event);
  if (!cause) return null;
  if (effects.some(({ type }) => type === 'restartIce')) return { kind: 'iceRestart', cause };
  const isReplaced = effects.some(({ type }) => type === 'restartSession');
  const isLost = state.phase === 'rebuilding' && before.phase !== 'rebuilding';
  // What was lost waits before it is replaced; the reason is that of the loss.
  return isReplaced || isLost ? { kind: 'rebuild', cause } : null;
}

function causeOf(phase: PeerPhase, event: PeerMachineEvent): RestartCause | null {
  switch (event.type) {
    case 'online':
      return 'network-changed';
    case 'resumed':
      return 'page-resumed';
    case 'pathFailed':
      return 'path-failed';
    case 'silent':
      return 'silent';
    case 'timeout':
      return phase === 'degraded' ? 'path-missed' : phase === 'disconnected' ? 'path-failed' : 'no-path';
    case 'lost':
      return 'connection-lost';
    case 'unreachable':
    case 'problem':
      return 'no-path';
    case 'sessionReset':
    case 'sessionOpen':
      return 'session-reset';
    case 'remoteOffer':
    case 'remoteQueued':
      return 'remote';
    case 'restartRequested':
    case 'rebuildRequested':
      return 'requested';
    case 'start':
    case 'stop':
    case 'turn':
    case 'roleChanged':
    case 'remoteRestart':
    case 'remoteBye':
    case 'versionMismatch':
    case 'openFailed':
    case 'pathFound':
    case 'pathMissed':
    case 'restored':
    case 'offline':
      return null;
  }
}
