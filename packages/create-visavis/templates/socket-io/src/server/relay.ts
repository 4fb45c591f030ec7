import { createHash } from 'node:crypto';
import type { Server, Socket } from 'socket.io';

type Member = { id: string; name: string; verified: boolean; role: 'host' | 'guest'; access?: 'open' | 'locked' };
/**
 * What your server says about someone who wants to enter; null: no. A name from here goes before their own; `access` is how
 * the room begins, the same for all: guests of a locked one wait for a host.
 */
export type Grant = Partial<Pick<Member, 'role' | 'name' | 'access'>> | null;
export interface RelayOptions {
  authorize?: (socket: Socket, room: string) => Grant;
  maxMembers?: number;
  /** Rooms that one socket may be in at a time. */
  maxRooms?: number;
  maxCharacters?: number;
}

/** Takes messages between the members of rooms: what `socketIoSignaling` talks to. */
export function relaySignaling(io: Server, options: RelayOptions = {}): void {
  const { authorize = (): Grant => ({}), maxMembers = 8, maxRooms = 16, maxCharacters = 64_000 } = options;
  const rooms = new Map<string, Map<string, { member: Member; socket: Socket }>>();

  io.on('connection', (socket) => {
    /** Under which id this socket is in which room. */
    const ids = new Map<string, string>();
    const others = (room: string) => socket.to(`visavis:${room}`);

    function leave(room: string) {
      const id = ids.get(room);
      const members = rooms.get(room);
      if (id === undefined || !ids.delete(room)) return;
      void socket.leave(`visavis:${room}`);
      // A newer socket of the same tab has replaced this one: nobody has left.
      if (members?.get(id)?.socket !== socket) return;
      members.delete(id);
      if (members.size === 0) rooms.delete(room);
      others(room).emit('visavis:left', room, id);
    }

    socket.on('visavis:enter', (room: unknown, tab: { name?: unknown; secret?: unknown } | null, answer: unknown) => {
      if (typeof answer !== 'function') return;
      if (typeof room !== 'string' || !/^[\w-]{1,64}$/.test(room)) return answer({ error: 'room-invalid' });
      if (!/^[\w-]{16,128}$/.test(String(tab?.secret))) return answer({ error: 'secret-invalid' });
      const grant = authorize(socket, room);
      if (!grant) return answer({ error: 'room-forbidden' });
      if (!ids.has(room) && ids.size >= maxRooms) return answer({ error: 'too-many-rooms' });

      // The same tab has the same id, after each reconnect and each restart, and nobody else can have it.
      const id = createHash('sha256').update(`${room}\n${String(tab?.secret)}`).digest('base64url').slice(0, 22);
      if (ids.has(room) && ids.get(room) !== id) leave(room);
      const members = rooms.get(room) ?? new Map<string, { member: Member; socket: Socket }>();
      const before = members.get(id);
      if (!before && members.size >= maxMembers) return answer({ error: 'room-full' });
      const verified = grant.name !== undefined;
      const given = { name: grant.name ?? String(tab?.name).slice(0, 64), role: grant.role ?? ('guest' as const) };
      const member: Member = { id, verified, ...given, ...(grant.access && { access: grant.access }) };

      const present = [...members.values()].map((each) => each.member).filter((each) => each.id !== id);
      ids.set(room, id);
      rooms.set(room, members.set(id, { member, socket }));
      void socket.join(`visavis:${room}`);
      if (before && before.socket !== socket) void before.socket.leave(`visavis:${room}`);
      answer({ self: member, others: present });
      // An older socket of the tab is replaced without a word: for the others nobody came and nobody left.
      if (!before) others(room).emit('visavis:joined', room, member);
    });
    socket.on('visavis:send', (room: string, text: unknown) => {
      const id = ids.get(room);
      if (typeof text !== 'string' || text.length > maxCharacters || id === undefined) return;
      if (rooms.get(room)?.get(id)?.socket === socket) others(room).emit('visavis:message', room, id, text);
    });
    socket.on('visavis:leave', leave);
    socket.on('disconnect', (reason) => {
      // A server that restarts ends every socket, and none of the calls.
      if (reason !== 'server shutting down') [...ids.keys()].forEach(leave);
    });
  });
}
