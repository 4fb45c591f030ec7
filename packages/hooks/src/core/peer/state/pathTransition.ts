import type { PeerMachine, PeerMachineEvent, Transition } from './peerMachine';
import { enter, failAndReport, isEstablished, noPath, restartIce, settled, stay } from './steps';

type PathEvent = Extract<PeerMachineEvent, { type: `path${string}` | 'silent' | 'restored' }>;

/** What a peer does about what the browser and the heartbeat see of its path. */
export function onPathEvent(state: PeerMachine, event: PathEvent): Transition {
  // What a connection tells last may come after its end.
  if (!state.hasConnection || state.phase === 'closed') return stay(state);
  switch (event.type) {
    case 'pathFound':
      return onWorking({ ...state, hasConnected: true });
    case 'restored':
      return isEstablished(state) ? onWorking(state) : stay(state);
    case 'pathMissed':
      return state.phase === 'connected' ? enter(state, 'degraded') : stay(state);
    case 'pathFailed':
      return onPathFailed(state, event);
    case 'silent':
      return onSilent(state, event.isLate);
  }
}

function onWorking(state: PeerMachine): Transition {
  return enter({ ...settled(state), error: null }, 'connected', [
    { type: 'report', code: state.isOnline ? null : 'network-lost' },
  ]);
}

function onPathFailed(state: PeerMachine, { isLate, error }: { isLate: boolean; error: Parameters<typeof noPath>[0] }) {
  if (!isEstablished(state)) return failAndReport(state, noPath(error));
  // The next step is under way.
  if (state.phase === 'restartingIce' || state.phase === 'disconnected') return stay(state);
  return isLate || !state.isOnline ? enter(state, 'disconnected') : restartIce(state);
}

function onSilent(state: PeerMachine, isLate: boolean): Transition {
  if (state.phase !== 'connected' && state.phase !== 'degraded') return stay(state);
  // A page that is late itself has not read what may have come.
  if (isLate) return state.phase === 'connected' ? enter(state, 'degraded') : stay(state);
  const next = state.isOnline ? restartIce(state) : enter(state, 'disconnected');
  return { ...next, effects: [{ type: 'pauseVideo' }, ...next.effects] };
}
