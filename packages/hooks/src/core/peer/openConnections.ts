import { watchMade } from '../../testing/watchMade';

/** Counts, for one test, the connections that the page opens. */
export function watchConnections(): { open(): RTCPeerConnection[]; made(): number } {
  const made = watchMade('RTCPeerConnection');
  return {
    open: () => made.filter(({ signalingState }) => signalingState !== 'closed'),
    made: () => made.length,
  };
}
