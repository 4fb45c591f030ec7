import type { Member } from '../signaling/port';
import type { AccessMessage } from './access/accessMessage';

/** Why a member is no longer there: they said goodbye or were put out, or could not be reached any more. */
export type LeaveReason = 'left' | 'lost';

/** What the reconciler can do with one other member. */
export interface ManagedPeer {
  /** Begins to connect. */
  connect(): void;
  /** Ends the connection, and makes no other. */
  disconnect(): void;
  /** Makes another offer, if it is the one to offer and not connected: they did not look at those before. */
  reoffer(): void;
  /** Sends it to them once and in order, connected or not. */
  sendAccess(message: AccessMessage): void;
  /** Presence lists them, in these words; or (null) does not, so that there is nobody to send to. */
  setPresence(member: Member | null): void;
  /** Why they are gone, if presence does not list them and the connection does not stand. */
  readonly leaveReason: LeaveReason;
  /** The id that is proven to be theirs now; null: no other one. */
  readonly provenId: string | null;
  /** They are this member now; the connection goes on. `initiator` counts from the next one on. */
  moveTo(member: Member, initiator: boolean): void;
  close(): void;
}
