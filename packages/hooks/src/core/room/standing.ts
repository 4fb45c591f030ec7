import type { Member } from '../signaling/port';
import type { Verdict } from './access/accessMessage';
import { admissionOf, type RoomAccess, type RoomPolicy } from './access/policy';

/** Where the local member stands: in the room; waiting until a host admits it; or out of it, and why. */
export type Standing = 'in' | 'waiting' | 'declined' | 'removed' | 'banned' | 'ended';

/** What a member has said about the local member. */
export interface HeardVerdict {
  readonly member: Member;
  readonly verdict: Verdict;
  /** Whether the member is still there. */
  readonly isPresent: boolean;
}

/** What is known about the local member's place in the room. */
export interface StandingInput {
  readonly self: Member;
  readonly policy: RoomPolicy;
  /** How the room is as long as no host has decided it. */
  readonly initial: RoomAccess;
  readonly heard: readonly HeardVerdict[];
  /** How many others are there, whether they have said something or not. */
  readonly others: number;
}

const isExclusion = (verdict: Verdict) => verdict !== 'in' && verdict !== 'wait';

/** Where the local member stands. Pure: the order in which it was learned makes no difference. */
export function standingOf({ self, policy, initial, heard, others }: StandingInput): Standing {
  if (policy.ended) return 'ended';
  const isHost = self.role === 'host';
  const byHosts = heard.filter(({ member }) => member.role === 'host');
  // Hosts keep nobody out who is one, but they can end the call for all.
  if (byHosts.some(({ verdict }) => verdict === 'ended')) return 'ended';
  if (isHost) return 'in';
  const exclusion = byHosts.find(({ verdict }) => isExclusion(verdict));
  if (exclusion) return exclusion.verdict as Standing;
  // The server's word goes before what the members make of it among themselves.
  if (self.admitted !== undefined) return self.admitted ? 'in' : 'waiting';

  const presentHosts = byHosts.filter(({ isPresent }) => isPresent);
  if (presentHosts.some(({ verdict }) => verdict === 'wait')) return 'waiting';
  if (presentHosts.length > 0) return 'in';
  // A host has said what holds.
  if (policy.access || policy.members.some(({ id }) => id === self.id)) {
    return admissionOf(policy, initial, self, undefined) === 'in' ? 'in' : 'waiting';
  }

  const present = heard.filter(({ isPresent }) => isPresent);
  if (present.some(({ verdict }) => verdict === 'in')) return 'in';
  if (initial === 'locked') return 'waiting';
  if (present.length > 0) return present.length === others ? 'waiting' : 'in';
  // Those who told it to wait have left; it is no more in for that.
  const isLockedOut = others === 0 && heard.length > 0 && heard.every(({ verdict }) => verdict === 'wait');
  return isLockedOut ? 'waiting' : 'in';
}
