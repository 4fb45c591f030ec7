import type { PeerEffect, PeerMachine, PeerMachineEvent, Transition } from './peerMachine';
import { connectAgain, enter, opened, searchTimer, stay, unconnected } from './steps';

type RemoteEvent = Extract<PeerMachineEvent['type'], `remote${string}`>;

/** What a peer does about a message of the other side. */
export function onRemoteEvent(before: PeerMachine, type: RemoteEvent): Transition {
  // It is there, and has a while to go on.
  const state = { ...before, awaitsRemote: false };
  switch (type) {
    case 'remoteHello':
      return onHello(state);
    case 'remoteOffer':
      if (state.initiator || state.hasConnection) return stay(before);
      return connectAgain(opened({ ...state, error: null }), [{ type: 'open' }]);
    case 'remoteReset':
      return onReset(state);
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

function onHello(state: PeerMachine): Transition {
  if (state.hasConnection) return stay(state);
  if (state.initiator) return connectAgain(opened(state), [{ type: 'open' }]);
  // The offer follows.
  return connectAgain({ ...state, error: null });
}

/** The other side is another one than before: the connection was made with somebody who is no more. */
function onReset(state: PeerMachine): Transition {
  // An offer for that connection may yet arrive, and its answer must not be taken for one to the next offer.
  const startOver: PeerEffect[] = state.initiator && state.hasConnection ? [{ type: 'startOver', unaddressed: false }] : [];
  return connectAgain({ ...unconnected(state), isSearching: false }, [
    { type: 'stopTimer', timer: 'search' },
    ...startOver,
    { type: 'close' },
  ]);
}
