import type { PeerEffect, PeerMachine, PeerMachineEvent, Transition } from './peerMachine';
import { connectAgain, enter, offerNext, opened, cooldownTimer, stay, unconnected } from './steps';

type RemoteEvent = Extract<PeerMachineEvent['type'], `remote${string}` | `session${string}`>;

/** What a peer does about a message of the other side. */
export function onRemoteEvent(before: PeerMachine, type: RemoteEvent): Transition {
  // It is there, and has a while to go on.
  const state = { ...before, awaitsRemote: false };
  switch (type) {
    case 'sessionOpen':
      return onSessionOpen(before, state);
    case 'sessionReset':
      return onSessionReset(state);
    case 'remoteOffer':
      if (state.initiator || state.hasConnection) return stay(before);
      return connectAgain(opened({ ...state, error: null }), [{ type: 'open' }]);
    case 'remoteQueued':
      if (state.initiator || state.hasConnection) return stay(before);
      return connectAgain({ ...state, awaitsTurn: true, error: null });
    case 'remoteRestart':
      if (!state.hasConnection) return stay(before);
      return stay({ ...before, inRestartCooldown: true }, [{ type: 'preferSignaling' }, cooldownTimer]);
    case 'remoteBye':
      return enter({ ...unconnected(state), hasConnected: false, inRestartCooldown: false, error: null }, 'closed', [
        { type: 'stopTimer', timer: 'restartCooldown' },
        { type: 'close' },
      ]);
  }
}

function onSessionOpen(before: PeerMachine, state: PeerMachine): Transition {
  if (state.hasConnection || (state.awaitsTurn && state.initiator)) return stay(state);
  if (state.initiator) return offer(state);
  // Its offer follows, and has a while to come.
  const isNews = before.awaitsRemote || state.phase === 'failed' || state.phase === 'closed';
  return isNews ? connectAgain({ ...state, error: null }) : stay(state);
}

/** The other side is another one than before, or began anew: the connection was made with what is no more. */
function onSessionReset(before: PeerMachine): Transition {
  // Nothing was offered yet, and the place in the queue is as good as another one.
  if (before.awaitsTurn && before.initiator) return stay(before, [{ type: 'tellQueued' }]);
  const effects: PeerEffect[] = [{ type: 'stopTimer', timer: 'restartCooldown' }, { type: 'close' }];
  return offer({ ...unconnected(before), inRestartCooldown: false, error: null }, effects);
}

/** Connects to the other side, by an offer of ours or of theirs. */
function offer(before: PeerMachine, effects: readonly PeerEffect[] = []): Transition {
  const next = offerNext(before);
  return connectAgain(next.state, [...effects, ...next.effects]);
}
