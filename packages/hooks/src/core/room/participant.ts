import type { RtcError } from '../errors';
import type { Peer, PeerStatus } from '../peer/peer';
import type { MemberRole } from '../signaling/port';

/** Somebody in the room, oneself included. */
export interface Participant {
  /** Unique per browser tab; given out by the signaling's server where there is one. */
  readonly id: string;
  /** What they call themselves; may be empty. */
  readonly name: string;
  /** What they may do, in the word of the signaling's server. */
  readonly role: MemberRole;
  /** Where the connection to them stands; one's own is `'connected'` while one is in the room. */
  readonly status: PeerStatus;
  /** Their camera and microphone; null while both are off. Stays the same object across a reconnect. */
  readonly camera: MediaStream | null;
  /** The screen they share, with its sound, or null. */
  readonly screen: MediaStream | null;
  readonly microphone: 'on' | 'muted' | 'off';
  /** Whether their camera is on; `camera` may still carry their voice when it isn't. */
  readonly picture: 'on' | 'off';
  /** What is wrong with the connection to them. */
  readonly error: RtcError | null;
  /** What is wrong on their side, as they say: see `PeerState.remoteError`. */
  readonly remoteError: RtcError | null;
  /** The connection to them, for statistics and data; null for oneself. */
  readonly peer: Peer | null;
}
