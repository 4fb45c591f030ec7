import { RtcError } from '../../core/errors';
import type { AccessDecision, Json, Member, SignalingEvents } from '../../core/signaling/port';
import { createHubAccess } from './hubAccess';

/** A member's place in a room. */
export interface HubSeat {
  readonly member: Member;
  readonly events: SignalingEvents;
}

/** One of a hub's rooms. What it tells, it tells later. */
export interface HubRoom {
  readonly isEmpty: boolean;
  enter(seat: HubSeat): void;
  /** @returns false if the seat is none */
  send(seat: HubSeat, data: Json): boolean;
  leave(seat: HubSeat): void;
  /** Rejects with `room-forbidden` for who is no host in the room. */
  decide(seat: HubSeat, decision: AccessDecision): Promise<void>;
}

/** Makes an open room with nobody in it. */
export function createHubRoom(): HubRoom {
  const inside = new Map<string, HubSeat>();
  const waiting = new Map<string, HubSeat>();
  const access = createHubAccess();

  const othersOf = (id: string) => [...inside.values()].filter(({ member }) => member.id !== id);
  const hosts = () => [...inside.values()].filter(({ member }) => member.role === 'host');
  const isThere = (seat: HubSeat) => [inside, waiting].some((seats) => seats.get(seat.member.id) === seat);
  /** Only to those who are still there then. */
  const tell = (seat: HubSeat, message: (events: SignalingEvents) => void) =>
    queueMicrotask(() => isThere(seat) && message(seat.events));
  const asOutsider = ({ member }: HubSeat): Member => ({ ...member, admitted: false });
  const asInsider = ({ member }: HubSeat): Member =>
    access.isLocked && member.role !== 'host' ? { ...member, access: 'locked', admitted: true } : member;

  function admit(seat: HubSeat) {
    const { id, role } = seat.member;
    const outside = role === 'host' ? [...waiting.values()].filter((each) => each !== seat) : [];
    const [others, outsiders] = [othersOf(id).map(asInsider), outside.map(asOutsider)];
    waiting.delete(id);
    inside.set(id, seat);
    tell(seat, ({ onOpen }) => onOpen(asInsider(seat), [...others, ...outsiders]));
    for (const each of othersOf(id)) tell(each, ({ onJoin }) => onJoin(asInsider(seat)));
  }

  function remove(seat: HubSeat) {
    const { id } = seat.member;
    const wasInside = inside.get(id) === seat;
    if (!isThere(seat)) return;
    (wasInside ? inside : waiting).delete(id);
    for (const each of wasInside ? othersOf(id) : hosts()) tell(each, ({ onLeave }) => onLeave(id));
  }

  function putOut(ids: readonly string[], code: 'room-declined' | 'room-removed' | 'room-banned' | 'room-ended') {
    for (const id of ids) {
      const seat = inside.get(id) ?? waiting.get(id);
      if (!seat) continue;
      remove(seat);
      queueMicrotask(() => seat.events.onFail(new RtcError(code, 'A host has decided it.')));
    }
  }

  return {
    get isEmpty() {
      return inside.size + waiting.size === 0;
    },
    enter(seat) {
      const standing = access.standingOf(seat.member);
      if (standing === 'admitted') return admit(seat);
      if (standing === 'banned') return seat.events.onFail(new RtcError('room-banned', 'A host has decided it.'));
      waiting.set(seat.member.id, seat);
      tell(seat, ({ onOpen }) => onOpen({ ...asOutsider(seat), access: 'locked' }, []));
      for (const host of hosts()) tell(host, ({ onJoin }) => onJoin(asOutsider(seat)));
    },
    send(seat, data) {
      if (inside.get(seat.member.id) !== seat) return false;
      const text = JSON.stringify(data);
      for (const each of othersOf(seat.member.id)) tell(each, ({ onMessage }) => onMessage(seat.member.id, JSON.parse(text)));
      return true;
    },
    leave: remove,
    async decide({ member }, decision) {
      if (member.role !== 'host') throw new RtcError('room-forbidden', 'Only a host decides who is in the room.');
      access.apply(decision, [...inside.keys()]);
      const { decline = [], remove: removed = [], ban = [], end } = decision;
      putOut(decline.filter((id) => waiting.has(id)), 'room-declined');
      putOut(removed, 'room-removed');
      putOut(ban, 'room-banned');
      if (end) putOut([...waiting.keys(), ...inside.keys()].filter((id) => id !== member.id), 'room-ended');
      for (const seat of waiting.values()) if (access.standingOf(seat.member) === 'admitted') admit(seat);
    },
  };
}
