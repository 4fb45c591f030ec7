import type { Member } from '../signaling/port';
import { admits, decide, OPEN_POLICY, type RoomAccess, type RoomPolicy } from './policy';
import { loadPolicy, savePolicy } from './savedPolicy';

/** Who of a room sends: everybody, or the hosts alone, to whom the others then connect and nobody else. */
export type Senders = 'everyone' | 'hosts';

/** The door of a room, seen from one member: whom one connects to, and whether one is let in oneself. */
export interface Door {
  readonly policy: RoomPolicy;
  /** One is in; `members` are the others that the signaling lists. */
  enter(self: Member): void;
  /** Whether to be connected to this member now. */
  connectsTo(member: Member): boolean;
  /** Whether this member is kept out by the hosts' decision, and has to be told. */
  bars(member: Member): boolean;
  /** Whether one waits outside: a host says so, or all of `members` do. */
  isWaiting(members: readonly Member[]): boolean;
  /** A member says that one has to wait, or (`false`) no longer. */
  hear(from: Member, wait: boolean): void;
  /** A host decided. @returns whether it is news */
  adopt(policy: RoomPolicy): boolean;
  /** Decides, as a host. @returns false if one is none */
  lock(access: RoomAccess, present: readonly Member[]): boolean;
  admit(id: string): boolean;
  remove(id: string): boolean;
  /** A member is gone. */
  forget(id: string): void;
  /** One has left. `forGood`: not by a reload. */
  leave(forGood: boolean): void;
}

/** Makes a door that is open. */
export function createDoor(senders: () => Senders): Door {
  let self: Member | null = null;
  let policy = OPEN_POLICY;
  /** Who told one to wait. */
  const barring = new Map<string, Member>();
  const isHost = () => self?.role === 'host';

  function change(patch: Partial<RoomPolicy>): boolean {
    if (!self || !isHost()) return false;
    policy = decide(policy, patch);
    savePolicy(self.id, policy);
    return true;
  }

  return {
    get policy() {
      return policy;
    },
    enter(member) {
      if (self?.id !== member.id && member.role === 'host') {
        const saved = loadPolicy(member.id);
        if (saved.at > policy.at) policy = saved;
      }
      self = member;
    },
    connectsTo(member) {
      if (senders() === 'hosts' && !isHost() && member.role !== 'host') return false;
      return admits(policy, member) && !barring.has(member.id);
    },
    bars: (member) => !admits(policy, member),
    isWaiting(members) {
      if ([...barring.values()].some(({ role }) => role === 'host')) return true;
      return members.length > 0 && members.every(({ id }) => barring.has(id));
    },
    hear(from, wait) {
      // A host can't be locked out.
      if (wait && !isHost()) barring.set(from.id, from);
      else barring.delete(from.id);
    },
    adopt(next) {
      if (next.at <= policy.at) return false;
      policy = next;
      if (self && isHost()) savePolicy(self.id, policy);
      return true;
    },
    lock(access, present) {
      const inside = access === 'locked' ? present.map(({ id }) => id) : [];
      return change({ access, inside });
    },
    admit(id) {
      const inside = [...policy.inside.filter((each) => each !== id), id];
      return change({ inside, removed: policy.removed.filter((each) => each !== id) });
    },
    remove(id) {
      const removed = [...policy.removed.filter((each) => each !== id), id];
      return change({ removed, inside: policy.inside.filter((each) => each !== id) });
    },
    forget: (id) => void barring.delete(id),
    leave(forGood) {
      if (self && forGood && isHost()) savePolicy(self.id, null);
      self = null;
      policy = OPEN_POLICY;
      barring.clear();
    },
  };
}
