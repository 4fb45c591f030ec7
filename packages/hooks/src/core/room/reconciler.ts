import type { Clock } from '../environment/clock';
import type { PeerStatus } from '../peer/peer';
import type { Member } from '../signaling/port';
import type { AccessMessage } from './access/accessMessage';
import type { RoomPolicy } from './access/policy';
import type { DesiredPeers, LocalMember, RoomEnvironment } from './desiredPeers';
import type { LeaveReason, ManagedPeer } from './managedPeer';

/** What a reconciler needs. */
export interface ReconcilerOptions<P extends ManagedPeer> {
  clock: Clock;
  /** Which visit of the local member it is. */
  visit(): string;
  /** Makes what it takes to be connected to a member. Starts nothing. */
  createPeer(member: Member): P;
  /** Whether the local member makes the offers to this one. */
  isInitiator(id: string): boolean;
  /** What is wanted is done. */
  onReconciled(desired: DesiredPeers): void;
  /** They were in the room with the local member, and are not any more: gone, or put out. Told once. */
  onLeft(peer: P, reason: LeaveReason): void;
  /** They are gone, from wherever they were. */
  onGone(peer: P): void;
}

/** What is known of the room, beside who is there. */
export interface RoomKnowledge {
  policy: RoomPolicy;
  self: LocalMember;
  environment: RoomEnvironment;
}

/** Makes the peers of a room what `desiredPeers` wants, whatever happens in whichever order. */
export interface Reconciler<P extends ManagedPeer> {
  /** What is wanted now; null: the local member is not in the signaling yet. */
  readonly desired: DesiredPeers | null;
  /** Everybody who is there, connected or not. */
  readonly peers: ReadonlyMap<string, P>;
  /** Those to be connected to. */
  connecting(): P[];
  /** Which visit of theirs it is, if they have said so. */
  visitOf(id: string): string | undefined;
  /** Whether all have heard what they are told. */
  readonly isHeard: boolean;
  set(known: Partial<RoomKnowledge>): void;
  /** Presence lists exactly these others. */
  open(others: readonly Member[]): void;
  list(member: Member): void;
  unlist(id: string): void;
  /** A member is known to be the one that presence lists, or will list, under another id. */
  onMoved(id: string, provenId: string): void;
  /** Lets go of one member, without telling anybody: they are met anew. */
  drop(id: string): void;
  /** The connection to a member is another way now. */
  onStatus(id: string, status: PeerStatus): void;
  onAccess(id: string, message: AccessMessage): void;
  /** A member says which visit of theirs it is. */
  onVisit(id: string, visit: string): void;
  /** A member has begun anew, and knows nothing of what was said. */
  onReset(id: string): void;
  /** A member is gone for good. */
  remove(id: string, reason: LeaveReason): void;
  /** Lets go of everybody; nobody is told. */
  close(): void;
}
