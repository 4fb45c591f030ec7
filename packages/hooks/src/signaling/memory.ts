import type { Json, Member, MemberRole, Signaling, SignalingEvents } from '../core/signaling/port';

interface Seat {
  member: Member;
  events: SignalingEvents;
}

/** The rooms of one process: what a signaling server is between browsers. */
export interface MemoryHub {
  /**
   * The transport into one of the hub's rooms. Every `connect` is a member of its own.
   * @param options.role what they may do there. @default 'guest'
   */
  room(name: string, options?: { role?: MemberRole }): Signaling;
}

/**
 * Makes a hub for members that live in one page: tests, stories, a loopback call.
 *
 * Delivery is asynchronous and in order, and everything is copied through JSON, as a network would.
 */
export function createMemoryHub(): MemoryHub {
  const rooms = new Map<string, Map<string, Seat>>();
  let nextId = 0;

  function enter(roomName: string, role: MemberRole, name: string, events: SignalingEvents) {
    const member: Member = { id: `member-${String(nextId++).padStart(4, '0')}`, name, ...(role === 'host' && { role }) };
    let open = true;
    // The room as it is when one enters: until then its last member may leave, and the room with them.
    let seats = new Map<string, Seat>();

    const others = () => [...seats.values()].filter((seat) => seat.member.id !== member.id);
    /** Later, and only to those who are still there then. */
    const tell = (seat: Seat, message: (events: SignalingEvents) => void) =>
      queueMicrotask(() => {
        if (seats.get(seat.member.id) === seat) message(seat.events);
      });

    queueMicrotask(() => {
      if (!open) return;
      seats = rooms.get(roomName) ?? seats;
      rooms.set(roomName, seats);
      const seat = { member, events };
      const present = others();
      seats.set(member.id, seat);
      events.onOpen(
        member,
        present.map((each) => each.member),
      );
      for (const each of present) tell(each, ({ onJoin }) => onJoin(member));
    });

    return {
      send(data: Json) {
        if (!seats.has(member.id)) return false;
        const text = JSON.stringify(data);
        for (const each of others()) tell(each, ({ onMessage }) => onMessage(member.id, JSON.parse(text)));
        return true;
      },
      close() {
        open = false;
        if (!seats.delete(member.id)) return;
        for (const each of others()) tell(each, ({ onLeave }) => onLeave(member.id));
        if (seats.size === 0) rooms.delete(roomName);
      },
    };
  }

  return {
    room: (roomName, { role = 'guest' } = {}) => ({
      room: roomName,
      connect: (name, events) => enter(roomName, role, name, events),
    }),
  };
}
