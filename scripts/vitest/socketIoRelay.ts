import type { Server } from 'socket.io';

/** Takes messages between the members of rooms: what `socketIoSignaling` talks to. */
export function relaySignaling(io: Server, { maxMembers = 8, maxCharacters = 64_000 } = {}): void {
  const rooms = new Map<string, Map<string, { id: string; name: string }>>();

  io.on('connection', (socket) => {
    const { id } = socket;
    const others = (room: string) => socket.to(`visavis:${room}`);

    function leave(room: string) {
      const members = rooms.get(room);
      if (!members?.delete(id)) return;
      if (members.size === 0) rooms.delete(room);
      void socket.leave(`visavis:${room}`);
      others(room).emit('visavis:left', room, id);
    }

    socket.on('visavis:enter', (room: unknown, name: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return;
      if (typeof room !== 'string' || !/^[\w-]{1,64}$/.test(room)) return answer({ error: 'room-invalid' });
      const members = rooms.get(room) ?? new Map();
      members.delete(id);
      if (members.size >= maxMembers) return answer({ error: 'room-full' });
      const self = { id, name: String(name).slice(0, 64) };
      answer({ self, others: [...members.values()] });
      rooms.set(room, members.set(id, self));
      void socket.join(`visavis:${room}`);
      others(room).emit('visavis:joined', room, self);
    });
    socket.on('visavis:send', (room: string, text: unknown) => {
      if (typeof text !== 'string' || text.length > maxCharacters || !rooms.get(room)?.has(id)) return;
      others(room).emit('visavis:message', room, id, text);
    });
    socket.on('visavis:leave', leave);
    socket.on('disconnect', () => [...rooms.keys()].forEach(leave));
  });
}
