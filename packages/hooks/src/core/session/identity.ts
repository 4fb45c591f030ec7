import type { Segment } from './segment';

/** What is known of the other end's session id. */
export type Trust =
  /** There is none. */
  | 'none'
  /** It is where to send to; nothing of it was taken in this session. */
  | 'address'
  /** First contact: its messages were taken, but it has not shown that it hears us. It yields to an end that does. */
  | 'provisional'
  /** It has named our id, which is as new as this session: it is alive. It may not have taken us for its other end yet. */
  | 'proven'
  /** Each has taken the other one for its other end. */
  | 'established';

/** Who the two ends of a session are, as one of them sees it. */
export interface Identity {
  /** Our id in this session. A session that follows has another one. */
  readonly localId: string;
  /** Our id in the session that would follow. Nobody knows it but those whom we asked to prove themselves. */
  readonly nextId: string;
  readonly remoteId: string | undefined;
  readonly trust: Trust;
  /** Whether a message of the other end was delivered in this session. */
  readonly hasDelivered: boolean;
}

/** What to do about a segment. */
export type Verdict =
  /** Nothing. */
  | 'ignore'
  /** It belongs to this session. */
  | 'process'
  /** First contact: its sender is taken for the other end until a segment proves who that is. */
  | 'meet'
  /** Its sender proves to be the other end; what was sent in this session was meant for it. */
  | 'bind'
  /** Its sender proves to be another one than we spoke with: a new session begins. */
  | 'replace'
  /** It changes nothing; its sender is asked to prove that it is alive. */
  | 'probe'
  /** A probe of an end whose other end we are not: offers it the session that would follow. */
  | 'offer'
  /** A straggler of the other end: it is told where we are. */
  | 'acknowledge'
  /** Its sender looks for an end of an earlier session while we look for the other end: what was sent may get through now. */
  | 'resend';

/** Whether the other end is known to be alive. */
export const isProven = ({ trust }: Identity) => trust === 'proven' || trust === 'established';

/** Whether something would be lost if our id were bound to another remote id. */
export const isCommitted = (identity: Identity) => isProven(identity) || identity.hasDelivered;

/**
 * Decides about a segment. Pure: the whole protection against ghosts is in this function.
 *
 * Only a segment that names one of our two ids can replace the other end, since it was sent after that id came to be.
 * Each session has an id of its own at both ends, so a segment of an earlier session never names a present one.
 */
export function classify(identity: Identity, { from, to, kind }: Segment): Verdict {
  const { localId, nextId, remoteId, trust } = identity;
  // Our own, sent back by the transport.
  if (from === localId || from === nextId) return 'ignore';
  if (to === nextId && from !== remoteId) return kind === 'probe' ? 'ignore' : 'replace';
  if (to === localId) {
    if (from === remoteId) return 'process';
    if (isProven(identity)) return kind === 'probe' ? 'offer' : 'probe';
    return identity.hasDelivered ? 'replace' : 'bind';
  }
  // An answer to a probe names our id. Without that, probes must not make probes; what was sent before is none.
  if (kind !== undefined) return kind === 'probe' && (trust === 'none' || trust === 'address') ? 'resend' : 'ignore';
  if (from === remoteId) return trust === 'provisional' && to === undefined ? 'process' : 'acknowledge';
  if (to === undefined) return trust === 'none' ? 'meet' : 'probe';
  // Where two pages claim to be the same member, the newer one is heard; what it is told is not for the older one.
  return trust === 'established' ? 'ignore' : 'probe';
}
