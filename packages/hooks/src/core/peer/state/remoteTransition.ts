import type { PeerEffect, PeerMachine, PeerMachineEvent, Transition } from './peerMachine';
import { connectAgain, enter, opened, searchTimer, stay, unconnected } from './steps';

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
    case 'remoteRestart':
      if (!state.hasConnection) return stay(before);
      return stay({ ...before, isSearching: true }, [{ type: 'preferSignaling' }, searchTimer]);
    case 'remoteBye':
      return enter({ ...unconnected(state), hasConnected: false, isSearching: false, error: null }, 'closed', [
        { type: 'stopTimer', timer: 'search' },
        { type: 'close' },
      ]);
  }
}

function onSessionOpen(before: PeerMachine, state: PeerMachine): Transition {
  if (state.hasConnection) return stay(state);
  if (state.initiator) return connectAgain(opened(state), [{ type: 'open' }]);
  // Its offer follows, and has a while to come.
  const isNews = before.awaitsRemote || state.phase === 'failed' || state.phase === 'closed';
  return isNews ? connectAgain({ ...state, error: null }) : stay(state);
}

/** The other side is another one than before, or began anew: the connection was made with what is no more. */
function onSessionReset(before: PeerMachine): Transition {
  const effects: PeerEffect[] = [{ type: 'stopTimer', timer: 'search' }, { type: 'close' }];
  const state = { ...unconnected(before), isSearching: false, error: null };
  if (!state.initiator) return connectAgain(state, effects);
  return connectAgain(opened(state), [...effects, { type: 'open' }]);
}
