import type { Peer } from './peer';

/** A peer, or what has one: a participant, or the result of `usePeer`. Null, and a null `peer` in it: not yet. */
export type PeerSource = Peer | { readonly peer: Peer | null } | null;

/** The peer of a source. */
export const peerOf = (source: PeerSource): Peer | null => (source && 'peer' in source ? source.peer : source);
