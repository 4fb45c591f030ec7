import { decideAccess, decideEnd, decideMember, type Decider } from './decide';
import { EMPTY_POLICY, mergePolicies, type MemberDecision, type RoomAccess, type RoomPolicy } from './policy';
import type { ServerDecisions } from './serverDecisions';

/** As much of a member as decisions are about. */
interface Subject {
  readonly id: string;
  readonly role?: 'host' | 'guest';
  /** How the room is, as the server said to the local member. */
  readonly access?: RoomAccess;
}

/** What access control goes by. */
export interface AccessControlOptions {
  /** How the room is as long as no host has decided it. */
  initial(): RoomAccess;
  /** Who is in, beside the local member. */
  inside(): readonly Subject[];
  /** Everybody who is there, in or not. */
  find(id: string): Subject | undefined;
  /** Which visit of a member it is, if they have said so. */
  visitOf(id: string): string | undefined;
  /** What the local member had decided before its page was loaded again; keeps what it has decided now, or (null) nothing. */
  load(selfId: string): RoomPolicy;
  save(selfId: string, policy: RoomPolicy | null): void;
  /** What holds is another policy. */
  onChange(policy: RoomPolicy): void;
  /** The local member has decided something, which the server is to know as well. */
  server: Pick<ServerDecisions, 'setAccess' | 'setMember' | 'end'>;
}

/** Decides, as a host, who may be in the room, and learns what other hosts decide. */
export interface AccessControl {
  readonly policy: RoomPolicy;
  /** The local member is in the signaling. `others`: whom that lists. */
  enter(self: Subject, others: readonly Subject[]): void;
  /** A member says what the hosts have decided. Who is no host is not believed, but may be listed as one only afterwards. */
  learn(from: Subject, policy: RoomPolicy): void;
  /** The signaling lists a member, perhaps in another role than before. */
  list(member: Subject): void;
  /** Before `enter` it is kept until then. For hosts. @returns false if the local member is none */
  setAccess(access: RoomAccess): boolean;
  /** Decides about one member. For hosts. @returns false if the local member is none, or the other one is a host too */
  decide(id: string, value: MemberDecision['value']): boolean;
  /** A member who is there says which visit of theirs it is. */
  learnVisit(id: string, visit: string): void;
  /** A member is gone. */
  forget(id: string): void;
  /** Ends the call for all. For hosts. @returns false if the local member is none */
  end(): boolean;
  /** The local member is no longer there. `forGood`: not because its page goes, and may be loaded again. */
  leave(forGood: boolean): void;
}

const decider = (by: string): Decider => ({ by, nowMs: Date.now() });

/** Makes an access control for which nobody has decided anything. */
export function createAccessControl(options: AccessControlOptions): AccessControl {
  let self: Subject | null = null;
  let policy = EMPTY_POLICY;
  /** What was asked for before anybody could know whether the local member may. */
  let requested: RoomAccess | null = null;
  /** Who was declined or removed before they had said which visit it is. */
  const unnamed = new Set<string>();
  /** What those have said last who are no hosts. */
  const unbelieved = new Map<string, RoomPolicy>();

  function change(next: RoomPolicy) {
    if (next === policy) return;
    policy = next;
    if (self?.role === 'host') options.save(self.id, policy);
    options.onChange(policy);
  }

  /** @returns the local member's id, if it is a host */
  const hostId = () => (self?.role === 'host' ? self.id : null);

  function lock({ id: by, access: known }: Subject, access: RoomAccess) {
    if ((policy.access?.value ?? null) === access) return;
    const inside = options.inside().map(({ id }) => id);
    const isDecided = policy.access !== null;
    change(decideAccess(policy, decider(by), access, inside));
    // What a room begins with by the server's word is no news to it.
    if (isDecided || known !== access) options.server.setAccess(access, access === 'locked' ? inside : []);
  }

  return {
    get policy() {
      return policy;
    },
    enter(member, others) {
      const isNew = self?.id !== member.id;
      self = member;
      if (member.role !== 'host') return;
      if (isNew) change(mergePolicies(policy, options.load(member.id)));
      // Where there is no other host to ask, what this one begins with is what holds.
      const isFirst = !others.some(({ role }) => role === 'host');
      const access = requested ?? (isFirst && !policy.access ? options.initial() : null);
      requested = null;
      if (access) lock(member, access);
    },
    learn(from, learned) {
      if (from.role === 'host') change(mergePolicies(policy, learned));
      else unbelieved.set(from.id, learned);
    },
    list({ id, role }) {
      const said = unbelieved.get(id);
      if (!said || role !== 'host') return;
      unbelieved.delete(id);
      change(mergePolicies(policy, said));
    },
    setAccess(access) {
      if (self?.role === 'host') lock(self, access);
      else if (!self) requested = access;
      return self?.role === 'host' || !self;
    },
    decide(id, value) {
      const by = hostId();
      if (by === null || options.find(id)?.role === 'host') return false;
      const isAboutVisit = value === 'declined' || value === 'removed';
      const visit = isAboutVisit ? options.visitOf(id) : undefined;
      if (isAboutVisit && visit === undefined && options.find(id)) unnamed.add(id);
      else unnamed.delete(id);
      change(decideMember(policy, decider(by), { id, value, visit }));
      options.server.setMember(id, value);
      return true;
    },
    learnVisit(id, visit) {
      const by = hostId();
      if (!unnamed.delete(id) || by === null) return;
      const decision = policy.members.find((each) => each.id === id);
      // Another host may have decided otherwise meanwhile.
      if (decision?.by !== by || decision.visit !== undefined) return;
      change(decideMember(policy, decider(by), { id, value: decision.value, visit }));
    },
    forget(id) {
      unnamed.delete(id);
      unbelieved.delete(id);
    },
    end() {
      const by = hostId();
      if (by === null) return false;
      // First: where nobody else is there, all have heard it at once, and the local member leaves.
      options.server.end();
      change(decideEnd(policy, decider(by)));
      return true;
    },
    leave(forGood) {
      const by = hostId();
      if (by !== null && forGood) options.save(by, null);
      unnamed.clear();
      unbelieved.clear();
      self = null;
      policy = EMPTY_POLICY;
    },
  };
}
