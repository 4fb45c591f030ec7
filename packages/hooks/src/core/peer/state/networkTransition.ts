import type { PeerMachine, Transition } from './peerMachine';
import { rebuild, restartIce, beginIceRestart, cooldownTimer, settled, stay } from './steps';

/** What a peer does when the network or the page itself comes and goes. */
export function onNetworkEvent(state: PeerMachine, type: 'online' | 'offline' | 'resumed'): Transition {
  if (type === 'offline') return onOffline(state);
  switch (state.phase) {
    case 'connected':
      return type === 'online' ? onOtherNetwork(state) : stay(state);
    case 'degraded':
    case 'disconnected':
    case 'restartingIce':
      if (state.inRestartCooldown) return stay(state);
      // Whatever was tried, was tried without a network or on another one.
      return restartIce(settled(state));
    case 'rebuilding':
    case 'failed':
      // No need to sit out a back-off; but what has just begun goes on.
      return state.inRestartCooldown || state.awaitsTurn ? stay(state) : wake(state);
    case 'connecting':
      return type === 'online' && state.hasConnection && !state.inRestartCooldown ? beginIceRestart(state) : stay(state);
    case 'idle':
    case 'closed':
      return stay(state);
  }
}

/** It gets through on the last moments of a network, or as soon as there is another one. */
function onOffline(state: PeerMachine): Transition {
  const isConnected = state.phase === 'connected' || state.phase === 'degraded';
  if (!isConnected) return stay(state);
  return stay(state, [{ type: 'report', code: 'network-lost' }, { type: 'pauseVideo' }]);
}

/** No need to wait until the old path is missed. */
function onOtherNetwork(before: PeerMachine): Transition {
  const { state, effects } = before.inRestartCooldown ? stay(before) : beginIceRestart(before);
  return stay(state, [{ type: 'report', code: null }, ...effects]);
}

/** Two events of one return (`resumed` and `online`) are one reason. */
function wake(before: PeerMachine): Transition {
  const { state, effects } = rebuild(settled(before));
  return { state: { ...state, inRestartCooldown: true }, effects: [...effects, cooldownTimer] };
}
