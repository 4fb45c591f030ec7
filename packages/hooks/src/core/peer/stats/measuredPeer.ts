import type { PeerStatus } from '../peer';

/** What can be measured: a peer of a room or of `usePeer`, or the peer of `useWhip` and `useWhep`. */
export interface MeasuredPeer {
  /** Where it stands. */
  getSnapshot(): { readonly status: PeerStatus };
  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** The browser's connection, or null while there is none. */
  readonly connection: RTCPeerConnection | null;
}

/**
 * A measured peer, or what has one: a participant, or what a hook returned. Null, and a null `peer` in it: not yet. Of a participant
 * whose media a media server carries, that connection is meant.
 */
export type MeasuredSource =
  | MeasuredPeer
  | { readonly peer: MeasuredPeer | null; readonly mediaPeer?: MeasuredPeer | null | undefined }
  | null;

/** The peer of a source. */
export const measuredPeerOf = (source: MeasuredSource): MeasuredPeer | null =>
  source && 'peer' in source ? (source.mediaPeer ?? source.peer) : source;
