import type { Member } from '../signaling/port';
import type { Verdict } from './access/accessMessage';
import { admissionOf, EMPTY_POLICY, type RoomAccess, type RoomPolicy } from './access/policy';
import { standingOf, type Standing } from './standing';

/**
 * Who sends: in a mesh everybody to everybody. `'broadcast'` is one to many: only hosts send audio and video, and the
 * others connect to hosts alone.
 */
export type RoomMode = 'mesh' | 'broadcast';

/** What is known about one other member. */
export interface PresentMember {
  readonly member: Member;
  /** What they have said last about the local member; null: nothing, which they say as long as nothing keeps us apart. */
  readonly heard: Verdict | null;
  /** Which visit of theirs it is, if they have said so. */
  readonly visit: string | undefined;
}

/** Who is there, and what was said by those who were. */
export interface RoomPresence {
  readonly members: readonly PresentMember[];
  /** The last words of those who have left. */
  readonly departed: readonly { readonly member: Member; readonly heard: Verdict }[];
}

/** The local member. */
export interface LocalMember {
  readonly member: Member;
  /** Whether it asked to save data. */
  readonly savesData: boolean;
}

/** What surrounds the local member. */
export interface RoomEnvironment {
  readonly mode: RoomMode;
  /** How the room is as long as no host has decided it: the server's word, or the application's. */
  readonly initialAccess: RoomAccess;
  /** Whether the page may be looked at. */
  readonly isWatched: boolean;
}

/** What to do about one other member. */
export interface DesiredPeer {
  readonly connect: boolean;
  /** What to tell them about their place in the room; null: nothing. */
  readonly verdict: Verdict | null;
}

/** What a room should be like. */
export interface DesiredPeers {
  readonly standing: Standing;
  /** Whether newcomers come in, as far as the local member knows. */
  readonly access: RoomAccess;
  readonly peers: ReadonlyMap<string, DesiredPeer>;
  /** Who waits for a host, as hosts see them; empty for everybody else. */
  readonly waitingRoom: readonly string[];
  /** How much video the local member wants to be sent. */
  readonly preferredQuality: 'all' | 'low';
}

/**
 * Whom to be connected to, and what to tell whom. Pure: whatever happened in whichever order, the same knowledge has the
 * same result.
 */
export function desiredPeers(
  presence: RoomPresence,
  policy: RoomPolicy,
  { member: self, savesData }: LocalMember,
  { mode, initialAccess, isWatched }: RoomEnvironment,
): DesiredPeers {
  const isHost = self.role === 'host';
  const standing = standingOf({
    self,
    policy,
    initial: initialAccess,
    heard: [
      ...presence.members.flatMap(({ member, heard }) => (heard ? [{ member, verdict: heard, isPresent: true }] : [])),
      ...presence.departed.map(({ member, heard }) => ({ member, verdict: heard, isPresent: false })),
    ],
    others: presence.members.length,
  });

  function verdictOn({ member, heard, visit }: PresentMember): Verdict | null {
    if (standing === 'ended' && isHost) return 'ended';
    // The server keeps them out: they hear nothing.
    if (standing !== 'in' || member.admitted === false) return null;
    const admission = admissionOf(policy, initialAccess, member, visit);
    // Why a member is out is for a host to say.
    if (isHost || admission === 'in') return admission;
    // Who was let in by another guest knows of no host's decision, but that this one is in.
    return heard === 'in' && policy === EMPTY_POLICY ? 'in' : 'wait';
  }

  const peers = new Map<string, DesiredPeer>();
  const waitingRoom: string[] = [];
  for (const each of presence.members) {
    const { member, heard } = each;
    const verdict = verdictOn(each);
    const sees = mode === 'mesh' || isHost || member.role === 'host';
    const connect = standing === 'in' && verdict === 'in' && sees && (heard === null || heard === 'in');
    peers.set(member.id, { connect, verdict });
    if (isHost && (verdict === 'wait' || member.admitted === false)) waitingRoom.push(member.id);
  }

  const decided = policy.access?.value ?? initialAccess;
  return {
    standing,
    access: standing === 'waiting' ? 'locked' : decided,
    peers,
    waitingRoom,
    preferredQuality: savesData || !isWatched ? 'low' : 'all',
  };
}
