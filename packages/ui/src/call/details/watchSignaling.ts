import type { Peer } from '@visavis/hooks';
import type { InspectedEvent } from '../../CallInspector/InspectedConnection';

/** Something that happened, without its place in the list. */
export type SignalingEvent = Omit<InspectedEvent, 'id'>;

/** How the inspector names what it has no word of its own for. */
const shownAs = { request: 'other', refused: 'error' } as const;

/**
 * Tells what a peer and the other side say to each other: offers, answers, candidates and restarts, from the first of
 * the present connection on, and how the connection stands.
 *
 * @returns ends it
 */
export function watchSignaling(peer: Peer, onEvent: (event: SignalingEvent) => void): () => void {
  let watched: RTCPeerConnection | null = null;

  const onState = () => {
    if (watched) onEvent({ at: Date.now(), kind: 'state', summary: watched.connectionState });
  };

  function follow(connection: RTCPeerConnection | null) {
    watched?.removeEventListener('connectionstatechange', onState);
    watched = connection;
    watched?.addEventListener('connectionstatechange', onState);
  }

  const unsubscribe = peer.subscribeEvents(({ kind, direction, at, detail }) => {
    if (kind === 'connection') {
      follow(peer.connection);
      return;
    }
    const summary = kind === 'candidate' && detail ? describeCandidate(detail) : null;
    const shown = kind === 'request' || kind === 'refused' ? shownAs[kind] : kind;
    onEvent({ at, kind: shown, direction, summary, detail });
  });
  // A long search may have pushed the news of its connection out of what is kept.
  follow(peer.connection);
  return () => {
    unsubscribe();
    follow(null);
  };
}

/** Such as "srflx udp", from a line of RFC 8839; what came from elsewhere may be none. */
export function describeCandidate(line: string): string {
  const [, protocol, type] = /^candidate:\S+ \d+ (\w{1,8}) .* typ (\w{1,8})\b/.exec(line) ?? [];
  // Firefox writes UDP.
  return [type, protocol?.toLowerCase()].filter(Boolean).join(' ');
}
