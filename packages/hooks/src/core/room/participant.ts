import type { RtcError } from '../errors';
import type { Peer, PeerStatus } from '../peer/peer';
import type { MeasuredPeer } from '../peer/stats/measuredPeer';
import type { MemberRole } from '../signaling/port';

/** A member who is in the room, the local one included. An immutable snapshot: another state is another object. */
export interface Participant {
  /** Unique per browser tab; given out by the signaling's server where there is one. */
  readonly id: string;
  /** The name they gave; may be empty. */
  readonly name: string;
  /** What they may do, in the word of the signaling's server. */
  readonly role: MemberRole;
  /** Where the connection to them stands; the local participant's is `'connected'` while it is in the room. */
  readonly status: PeerStatus;
  /** Their camera and microphone; null while both are off. Stays the same object across a reconnect. */
  readonly camera: MediaStream | null;
  /** The screen they share, with its sound, or null. */
  readonly screen: MediaStream | null;
  /** `'interrupted'`: by the system, such as for a phone call; it comes back by itself. */
  readonly microphone: 'on' | 'muted' | 'off' | 'interrupted';
  /** Whether their camera sends; `camera` may still carry their voice when it doesn't. `'interrupted'`: by the system. */
  readonly cameraStatus: 'on' | 'off' | 'interrupted';
  /** What is wrong with the connection to them. */
  readonly error: RtcError | null;
  /** What is wrong on their side, as they say: see `PeerState.remoteError`. */
  readonly remoteError: RtcError | null;
  /** The connection to them, for statistics and data; null for the local participant. */
  readonly peer: Peer | null;
  /**
   * What carries their camera and microphone where a media server does, for `usePeerStats`; null in a mesh, where `peer` does, and
   * while nothing is there. Of the local participant: what it is published over.
   */
  readonly mediaPeer: MeasuredPeer | null;
}

/** Whether two snapshots show the same, so that the older one can stay. */
export function isSameParticipant(a: Participant, b: Participant): boolean {
  return (Object.keys(a) as (keyof Participant)[]).every((key) => Object.is(a[key], b[key]));
}
