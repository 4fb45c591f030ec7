import type { AccessDecision, Json, Member, MemberRole, Signaling, SignalingEvents } from '../core/signaling/port';
import { createHubRoom, type HubRoom, type HubSeat } from './memory/hubRoom';

/** The rooms of one process: what a signaling server is between browsers. */
export interface MemoryHub {
  /** The transport into one of the hub's rooms. Every `connect` is a member of its own. */
  room(name: string, options?: MemoryHubMember): Signaling;
}

/** What a hub says about a member, as a signaling server would. */
export interface MemoryHubMember {
  /** What they may do there. @default 'guest' */
  role?: MemberRole | undefined;
  /** How the room begins. @default nothing: the application says it */
  access?: Member['access'] | undefined;
  /** Their id, the same at each `connect`, as of a tab that a server knows again. @default another one at each `connect` */
  id?: string | undefined;
}

/** What a hub does. */
export interface MemoryHubOptions {
  /**
   * Whether it keeps what hosts decide, as a server with `createAccessControl` does: who is not let in is in no room, and waits.
   * @default false: the members keep it
   */
  keepsDecisions?: boolean;
}

/**
 * Makes a hub for members that live in one page: tests, stories, a loopback call.
 *
 * Delivery is asynchronous and in order, and everything is copied through JSON, as a network would.
 */
export function createMemoryHub({ keepsDecisions = false }: MemoryHubOptions = {}): MemoryHub {
  const rooms = new Map<string, HubRoom>();
  let nextId = 0;

  function enter(roomName: string, { role, access, id }: MemoryHubMember, name: string, events: SignalingEvents) {
    const member: Member = {
      id: id ?? `member-${String(nextId++).padStart(4, '0')}`,
      name,
      ...(role === 'host' && { role }),
      ...(access && { access }),
    };
    const seat: HubSeat = { member, events };
    // The room as it is when one enters: until then its last member may leave, and the room with them.
    let room: HubRoom | null = null;
    let isOpen = true;

    queueMicrotask(() => {
      if (!isOpen) return;
      room = rooms.get(roomName) ?? createHubRoom();
      rooms.set(roomName, room);
      room.enter(seat);
    });

    return {
      send: (data: Json) => room?.send(seat, data) ?? false,
      ...(keepsDecisions && { decide: (decision: AccessDecision) => (room ?? createHubRoom()).decide(seat, decision) }),
      close() {
        isOpen = false;
        room?.leave(seat);
        // What hosts have decided outlives them.
        if (room?.isEmpty && !keepsDecisions) rooms.delete(roomName);
      },
    };
  }

  return {
    room: (roomName, options = {}) => ({
      room: roomName,
      connect: (name, events) => enter(roomName, options, name, events),
    }),
  };
}
