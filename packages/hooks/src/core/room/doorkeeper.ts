import { RtcError } from '../errors';
import type { Member } from '../signaling/port';
import type { Door } from './door';
import type { Notice } from './notice';
import type { RoomAccess, RoomPolicy } from './policy';
import type { RemoteMember } from './remoteMember';
import type { Knock } from './room';

/** What a doorkeeper goes by, and whom it tells. */
export interface DoorkeeperOptions {
  door: Door;
  /** Those whom the signaling lists. */
  members: ReadonlyMap<string, RemoteMember>;
  isHost(): boolean;
  /** Who is connected to may be others now. */
  onReview(): void;
  /** A host does not let one in. */
  onRefused(error: RtcError): void;
}

/** Lets members in and keeps them out, as the hosts of the room have decided. */
export interface Doorkeeper {
  /** Whether one waits outside oneself. */
  isWaiting(): boolean;
  /** Who waits for a host to let them in; empty for those who are none. */
  knocking(): Knock[];
  /** Whether to be connected to this member now. */
  connectsTo(member: Member): boolean;
  /** Tells a member who is kept out that they have to wait, or that a host does not want them. */
  turnAway(remote: RemoteMember): void;
  /** Connects to whom one should be connected to now, and to nobody else. */
  review(): void;
  /** A member is connected: as a host, says what holds. */
  welcome(remote: RemoteMember): void;
  /** A member says something at the door. */
  hear(remote: RemoteMember, notice: Notice): void;
  /** A member says what the hosts have decided. */
  learn(member: Member, policy: RoomPolicy): void;
  /** Decides, as a host. @returns false if one is none */
  setAccess(access: RoomAccess): boolean;
  admit(id: string): boolean;
  remove(id: string): boolean;
}

/** Makes the doorkeeper of a room. */
export function createDoorkeeper({ door, members, isHost, ...options }: DoorkeeperOptions): Doorkeeper {
  const isWaiting = () => door.isWaiting([...members.values()].map(({ member }) => member));
  const isRemoved = (member: Member) => door.policy.removed.includes(member.id);
  const connectsTo = (member: Member) => !isWaiting() && door.connectsTo(member);

  function turnAway(remote: RemoteMember) {
    if (!remote.held || !door.bars(remote.member) || isWaiting()) return;
    remote.notify({ notice: isHost() && isRemoved(remote.member) ? 'refused' : 'wait' });
  }

  function review() {
    for (const remote of members.values()) {
      const wanted = connectsTo(remote.member);
      if (wanted === !remote.held) continue;
      if (wanted) {
        remote.release();
        remote.notify({ notice: 'ready', ...(isHost() && { policy: door.policy }) });
      } else {
        remote.hold();
        turnAway(remote);
      }
    }
    options.onReview();
  }

  /** The hosts' decision is another one. */
  function onDecision() {
    if (isHost()) for (const remote of members.values()) remote.tellPolicy(door.policy);
    review();
  }

  return {
    isWaiting,
    knocking() {
      if (!isHost()) return [];
      const outside = [...members.values()].filter(({ held, member }) => held && !isRemoved(member));
      return outside.map(({ participant: { id, name } }) => ({ id, name }));
    },
    connectsTo,
    turnAway,
    review,
    welcome(remote) {
      if (isHost() && door.policy.at > 0) remote.tellPolicy(door.policy);
    },
    hear(remote, notice) {
      const { member, held } = remote;
      if (notice.notice === 'refused') {
        if (member.role !== 'host' || isHost()) return;
        options.onRefused(new RtcError('room-forbidden', 'A host of the room did not let you in.'));
        return;
      }
      door.hear(member, notice.notice === 'wait');
      if (notice.notice === 'ready' && notice.policy && member.role === 'host') door.adopt(notice.policy);
      review();
      // Freshly released, it connects anyway.
      if (notice.notice === 'ready' && !held) remote.onReady();
    },
    learn(member, policy) {
      if (member.role === 'host' && door.adopt(policy)) onDecision();
    },
    setAccess(access) {
      const inside = [...members.values()].filter(({ held }) => !held).map(({ member }) => member);
      const decided = door.lock(access, inside);
      if (decided) onDecision();
      return decided;
    },
    admit(id) {
      const decided = door.admit(id);
      if (decided) onDecision();
      return decided;
    },
    remove(id) {
      const decided = door.remove(id);
      if (!decided) return false;
      const remote = members.get(id);
      // Who knocks is held already, and has only been told to wait.
      if (remote?.held) turnAway(remote);
      onDecision();
      return true;
    },
  };
}
