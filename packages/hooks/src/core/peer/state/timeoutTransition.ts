import type { PeerMachine, PeerMachineEvent, Transition } from './peerMachine';
import { enter, failAndReport, MAX_DEFERRALS, noPath, rebuild, restartIce, stay } from './steps';

/** What a peer does when a timer ends. */
export function onTimeout(state: PeerMachine, event: Extract<PeerMachineEvent, { type: 'timeout' }>): Transition {
  if (event.timer === 'restartCooldown') return stay({ ...state, inRestartCooldown: false });
  switch (state.phase) {
    case 'connecting':
      return failAndReport(state, noPath(event.error));
    case 'degraded':
      if (event.isAlive) return enter(state, 'degraded');
      return event.isLate ? deferRestart(state) : restartIce(state);
    case 'disconnected':
      return event.isLate ? deferRestart(state) : restartIce(state);
    case 'restartingIce':
      // Whatever arrives, arrives over the path that is left: another restart would be in its way.
      return event.isLate ? deferRestart(state) : restartIce(state);
    case 'rebuilding':
    case 'failed':
      return rebuild(state);
    case 'idle':
    case 'connected':
    case 'closed':
      return stay(state);
  }
}

/** A page that is late itself makes no more work for itself; but not for ever, since the path may be gone for good. */
function deferRestart(state: PeerMachine): Transition {
  if (state.deferrals === MAX_DEFERRALS) return restartIce(state);
  return enter({ ...state, deferrals: state.deferrals + 1 }, state.phase);
}
