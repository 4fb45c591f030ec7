import type { RtcError } from '../../errors';
import { onNetworkEvent } from './networkTransition';
import { onPathEvent } from './pathTransition';
import type { PeerEffect, PeerMachine, PeerMachineEvent, Transition } from './peerMachine';
import { onRemoteEvent } from './remoteTransition';
import {
  enter,
  fail,
  failAndReport,
  isEstablished,
  offerNext,
  opened,
  rebuild,
  beginIceRestart,
  settled,
  stay,
  unconnected,
} from './steps';
import { onTimeout } from './timeoutTransition';

const MISMATCH = 'protocol-mismatch';

/** What a peer does about an event. Pure: the same state and event always give the same answer. */
export function transition(state: PeerMachine, event: PeerMachineEvent): Transition {
  if (event.type === 'start') return start(state, event.awaitRemote);
  if (event.type === 'roleChanged') return stay({ ...state, initiator: event.initiator, awaitsTurn: false });
  // The network is known in any case, or it would be another one than at the start.
  if (!state.started) return stay({ ...state, isOnline: isOnlineAfter(state, event) });
  switch (event.type) {
    case 'stop':
      return stop(state);
    case 'turn':
      return onTurn(state);
    case 'sessionOpen':
    case 'sessionReset':
    case 'remoteOffer':
    case 'remoteQueued':
    case 'remoteRestart':
    case 'remoteBye':
      return onRemoteEvent(state, event.type);
    case 'versionMismatch':
      return isEstablished(state) ? stay(state) : onVersionMismatch(state, event.error);
    case 'openFailed': {
      const failed = { ...unconnected(state), error: event.error };
      return enter(failed, 'failed', [{ type: 'close' }, { type: 'report', code: 'not-supported' }], null);
    }
    case 'problem':
      return isEstablished(state) || state.phase === 'closed' ? stay(state) : stay({ ...state, error: event.error });
    case 'unreachable':
      if (isEstablished(state) || state.phase === 'closed') return stay(state);
      return failAndReport(state, event.error, event.afterMs);
    case 'lost':
      if (!state.hasConnection) return stay(state);
      return fail(unconnected(state), event.error, [{ type: 'close' }]);
    case 'pathFound':
    case 'pathMissed':
    case 'pathFailed':
    case 'silent':
    case 'restored':
      return onPathEvent(state, event);
    case 'timeout':
      return onTimeout(state, event);
    case 'online':
    case 'offline':
    case 'resumed':
      return onNetworkEvent({ ...state, isOnline: isOnlineAfter(state, event) }, event.type);
    case 'restartRequested':
      return onRestartRequested(state);
    case 'rebuildRequested':
      // What is asked for is about to begin.
      return state.awaitsTurn && state.initiator ? stay(state) : rebuild(state);
  }
}

function isOnlineAfter({ isOnline }: PeerMachine, { type }: PeerMachineEvent): boolean {
  return type === 'online' || (isOnline && type !== 'offline');
}

function start(state: PeerMachine, awaitRemote: boolean): Transition {
  if (state.started) return stay(state);
  const { initiator } = state;
  const fresh = settled({ ...state, started: true, awaitsRemote: awaitRemote, hasConnected: false, error: null });
  if (!initiator || awaitRemote) return enter(fresh, 'connecting');
  const next = offerNext(fresh);
  return enter(next.state, 'connecting', next.effects);
}

function onTurn(state: PeerMachine): Transition {
  if (!state.awaitsTurn || !state.initiator) return stay(state);
  return enter(opened(state), state.phase, [{ type: 'open' }]);
}

function onVersionMismatch(state: PeerMachine, error: RtcError): Transition {
  // Each of their messages says so again; the answer to it is one.
  const close: PeerEffect[] = state.hasConnection || state.awaitsTurn ? [{ type: 'close' }] : [];
  // They see by its version what it is about, whatever else they make of it.
  const effects: PeerEffect[] = [...close, { type: 'report', code: MISMATCH }];
  return enter({ ...unconnected(state), error }, 'failed', effects, null);
}

function stop(state: PeerMachine): Transition {
  const stopped = { ...unconnected(state), started: false, inRestartCooldown: false, hasConnected: false, error: null };
  // While it reads connected, the goodbye goes straight to the other side.
  const { state: closed, effects } = enter(stopped, 'closed');
  return { state: closed, effects: [{ type: 'sendBye' }, { type: 'stopTimer', timer: 'restartCooldown' }, { type: 'close' }, ...effects] };
}

function onRestartRequested(before: PeerMachine): Transition {
  if (!before.hasConnection) return stay(before);
  const { state, effects } = beginIceRestart(before);
  if (state.phase !== 'failed') return { state, effects };
  return enter({ ...state, error: null }, 'connecting', effects);
}
