import type { Peer } from '@visavis/hooks';
import type { InspectedEvent } from '@visavis/ui';

/** How often to look whether there is a new connection while one is made, in ms: a peer doesn't tell. */
const LOOK_MS = 100;

/** Something that happened, without its place in the list. */
export type SignalingEvent = Omit<InspectedEvent, 'id'>;

/**
 * Tells what a peer and the other side say to each other, as far as the browser's connection shows it: offers and
 * answers, one's own candidates, restarts, and how the connection stands. What the other side's candidates are, no
 * browser tells as it happens.
 *
 * @returns ends it
 */
export function watchSignaling(peer: Peer, onEvent: (event: SignalingEvent) => void): () => void {
  let watched: RTCPeerConnection | null = null;
  let listeners = new AbortController();
  let looking: ReturnType<typeof setInterval> | undefined;

  function follow() {
    const { status } = peer.getSnapshot();
    const making = status === 'connecting' || status === 'reconnecting';
    if (making) looking ??= setInterval(follow, LOOK_MS);
    else stopLooking();

    const { connection } = peer;
    if (connection === watched) return;
    listeners.abort();
    watched = connection;
    if (!connection) return;
    listeners = new AbortController();
    watch(connection, onEvent, listeners.signal);
  }

  function stopLooking() {
    clearInterval(looking);
    looking = undefined;
  }

  follow();
  const unsubscribe = peer.subscribe(follow);
  return () => {
    unsubscribe();
    stopLooking();
    listeners.abort();
  };
}

function watch(connection: RTCPeerConnection, onEvent: (event: SignalingEvent) => void, signal: AbortSignal): void {
  const tell = (event: Omit<SignalingEvent, 'at'>) => onEvent({ at: Date.now(), ...event });
  let before = connection.signalingState;
  let name: string | null = null;

  function tellOf(description: RTCSessionDescription | null, direction: 'sent' | 'received') {
    if (!description || description.type === 'rollback' || description.type === 'pranswer') return;
    const { type, sdp } = description;
    // Either side of a search for a new path goes by a new name.
    const now = nameOf(connection.localDescription?.sdp);
    const again = type === 'offer' && direction === 'sent' && name !== null && now !== name;
    if (direction === 'sent') name = now;
    tell({ kind: again ? 'restart' : type, direction, detail: sdp });
  }

  // What was said before anybody listened.
  tellOf(connection.localDescription, 'sent');
  tellOf(connection.remoteDescription, 'received');

  connection.addEventListener(
    'signalingstatechange',
    () => {
      const { signalingState, localDescription, remoteDescription } = connection;
      if (signalingState === 'have-local-offer') tellOf(localDescription, 'sent');
      if (signalingState === 'have-remote-offer') tellOf(remoteDescription, 'received');
      if (signalingState === 'stable' && before === 'have-local-offer') tellOf(remoteDescription, 'received');
      if (signalingState === 'stable' && before === 'have-remote-offer') tellOf(localDescription, 'sent');
      before = signalingState;
    },
    { signal },
  );
  connection.addEventListener(
    'icecandidate',
    ({ candidate }) => {
      if (!candidate?.candidate) return;
      const { type, protocol, candidate: detail } = candidate;
      tell({ kind: 'candidate', direction: 'sent', summary: [type, protocol].filter(Boolean).join(' '), detail });
    },
    { signal },
  );
  connection.addEventListener(
    'connectionstatechange',
    () => tell({ kind: 'state', summary: connection.connectionState }),
    { signal },
  );
}

/** By what a side of a connection goes: RFC 8839, ice-ufrag. */
function nameOf(sdp: string | undefined): string | null {
  return /^a=ice-ufrag:(\S+)/m.exec(sdp ?? '')?.[1] ?? null;
}
