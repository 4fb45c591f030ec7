import { createAccessControl, type AccessControl } from '../core/room/access/accessControl';
import { parseAccessMessage } from '../core/room/access/accessMessage';
import { EMPTY_POLICY, type RoomAccess, type RoomPolicy } from '../core/room/access/policy';
import type { RoomMode } from '../core/room/desiredPeers';
import type { ManagedPeer } from '../core/room/managedPeer';
import { createReconciler } from '../core/room/createReconciler';
import type { Reconciler } from '../core/room/reconciler';
import type { Member } from '../core/signaling/port';
import { createVirtualEnvironment, type VirtualEnvironment } from './virtualEnvironment';

/** One end of a pair: what the reconciler has done with the other member. */
export interface FakePeer extends ManagedPeer {
  readonly member: Member;
  connects: boolean;
}

/** A member of a room without WebRTC, whose messages a test delivers. */
export interface SimulatedMember {
  readonly member: Member;
  readonly reconciler: Reconciler<FakePeer>;
  readonly access: AccessControl;
}

type Message = { type: 'access'; data: unknown } | { type: 'policy'; policy: RoomPolicy };

/** Members of one room, and what is on its way between them. */
export interface SimulatedRoom {
  readonly clock: VirtualEnvironment;
  readonly members: Map<string, SimulatedMember>;
  join(member: Member): void;
  /** The member's page goes; the others hear of it at once. */
  leave(id: string): void;
  /** Delivers the next message of the n-th pair that has one. */
  deliverOne(n: number): void;
  /** Both ends of a pair begin a new session: what was on its way is lost. */
  restart(a: string, b: string): void;
  /** Presence loses a member, and lists it again, as after a break of its network. */
  interrupt(id: string): void;
  /** Delivers all that is on its way, until nothing is said any more. */
  settle(): void;
}

/** Makes an empty room. */
export function createSimulatedRoom(initialAccess: RoomAccess, mode: RoomMode = 'mesh'): SimulatedRoom {
  const clock = createVirtualEnvironment();
  const members = new Map<string, SimulatedMember>();
  const queues = new Map<string, Message[]>();
  let visits = 0;

  function queue(from: string, to: string): Message[] {
    const key = `${from}>${to}`;
    const known = queues.get(key) ?? [];
    queues.set(key, known);
    return known;
  }

  const connects = (from: string, to: string) => members.get(from)?.reconciler.peers.get(to)?.connects === true;
  const isConnected = (a: string, b: string) => connects(a, b) && connects(b, a);

  /** As over a data channel, which tells the policy at each connection and each decision. */
  function tellPolicy(from: string) {
    const source = members.get(from);
    if (source?.member.role !== 'host') return;
    for (const to of members.keys()) {
      if (isConnected(from, to)) queue(from, to).push({ type: 'policy', policy: source.access.policy });
    }
  }

  function receive(from: string, to: string, message: Message) {
    const receiver = members.get(to);
    const sender = members.get(from)?.member;
    if (!receiver || !sender) return;
    if (message.type === 'policy') {
      receiver.access.learn(sender, message.policy);
      return;
    }
    const parsed = parseAccessMessage(JSON.parse(JSON.stringify(message.data)));
    if (!parsed) throw new Error(`${from} said what is no access message.`);
    if (parsed.policy) receiver.access.learn(sender, parsed.policy);
    receiver.reconciler.onAccess(from, parsed);
    receiver.access.learnVisit(from, parsed.visit);
  }

  function create(member: Member): SimulatedMember {
    const visit = `visit-${visits++}`;
    const reconciler = createReconciler<FakePeer>({
      clock,
      visit: () => visit,
      createPeer: (other) => ({
        member: other,
        connects: false,
        connect() {
          if (this.connects) throw new Error('connected twice');
          this.connects = true;
          tellPolicy(member.id);
          tellPolicy(other.id);
        },
        disconnect() {
          this.connects = false;
        },
        reoffer: () => undefined,
        sendAccess: (data) => void queue(member.id, other.id).push({ type: 'access', data }),
        setPresence: () => undefined,
        leaveReason: 'left',
        provenId: null,
        moveTo: () => undefined,
        close() {
          this.connects = false;
        },
      }),
      isInitiator: () => false,
      onReconciled: () => undefined,
      onLeft: () => undefined,
      onGone: (peer) => access.forget(peer.member.id),
    });
    const access = createAccessControl({
      initial: () => initialAccess,
      inside: () => reconciler.connecting().map((peer) => peer.member),
      find: (id) => reconciler.peers.get(id)?.member,
      visitOf: (id) => reconciler.visitOf(id),
      load: () => EMPTY_POLICY,
      save: () => undefined,
      server: { setAccess: () => undefined, setMember: () => undefined, end: () => undefined },
      onChange(policy) {
        reconciler.set({ policy });
        tellPolicy(member.id);
      },
    });
    return { member, reconciler, access };
  }

  function clearQueues(id: string) {
    for (const key of queues.keys()) if (key.split('>').includes(id)) queues.delete(key);
  }

  function pending(): [from: string, to: string][] {
    return [...queues].filter(([, each]) => each.length > 0).map(([key]) => key.split('>') as [string, string]);
  }

  function deliver([from, to]: [string, string]) {
    const message = queue(from, to).shift();
    if (message) receive(from, to, message);
  }

  return {
    clock,
    members,
    join(member) {
      const others = [...members.values()];
      const joined = create(member);
      members.set(member.id, joined);
      joined.access.enter(member, others.map((each) => each.member));
      joined.reconciler.set({
        self: { member, savesData: false },
        environment: { mode, initialAccess, isWatched: true },
        policy: joined.access.policy,
      });
      joined.reconciler.open(others.map((each) => each.member));
      for (const { reconciler } of others) reconciler.list(member);
    },
    leave(id) {
      members.get(id)?.reconciler.close();
      members.delete(id);
      clearQueues(id);
      for (const { reconciler } of members.values()) reconciler.remove(id, 'left');
    },
    deliverOne(n) {
      const waiting = pending();
      const next = waiting[n % waiting.length];
      if (next) deliver(next);
    },
    restart(a, b) {
      queues.delete(`${a}>${b}`);
      queues.delete(`${b}>${a}`);
      members.get(a)?.reconciler.onReset(b);
      members.get(b)?.reconciler.onReset(a);
      tellPolicy(a);
      tellPolicy(b);
    },
    interrupt(id) {
      const interrupted = members.get(id);
      if (!interrupted) return;
      clearQueues(id);
      const others = [...members.values()].filter((each) => each !== interrupted);
      // The others' page lose all that they knew of it; its own only begins new sessions.
      for (const { reconciler } of others) reconciler.remove(id, 'left');
      for (const { reconciler } of others) reconciler.list(interrupted.member);
      interrupted.reconciler.open(others.map(({ member }) => member));
      for (const { member } of others) interrupted.reconciler.onReset(member.id);
    },
    settle() {
      for (let quiet = 0; quiet < 3; quiet++) {
        for (let steps = 0; pending().length > 0; steps++) {
          if (steps > 20_000) throw new Error('They never stop talking.');
          for (const pair of pending()) deliver(pair);
        }
        clock.advance(60_000);
      }
      for (const id of members.keys()) tellPolicy(id);
      for (const pair of pending()) while (queue(...pair).length > 0) deliver(pair);
    },
  };
}
