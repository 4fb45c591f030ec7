import { randomUUID } from 'node:crypto';
import type { WebSocket, WebSocketServer } from 'ws';

/** Takes messages between the members of rooms; `maxPayload` of the server is how long they may be. */
export function relayWebSockets(server: WebSocketServer, maxMembers = 8): void {
  const rooms = new Map<string, Map<WebSocket, { id: string; name: string }>>();

  server.on('connection', (socket, request) => {
    const query = new URL(request.url ?? '', 'ws://localhost').searchParams;
    const room = query.get('room') ?? '';
    const members = rooms.get(room) ?? new Map<WebSocket, { id: string; name: string }>();
    if (!/^[\w-]{1,64}$/.test(room)) return socket.close(4000, 'This is no name of a room.');
    if (members.size >= maxMembers) return socket.close(4009, 'The room is full.');

    const self = { id: randomUUID(), name: (query.get('name') ?? '').slice(0, 64) };
    const tellOthers = (message: object) => {
      for (const other of members.keys()) if (other !== socket) other.send(JSON.stringify(message));
    };
    socket.send(JSON.stringify({ type: 'open', self, others: [...members.values()] }));
    rooms.set(room, members.set(socket, self));
    tellOthers({ type: 'join', member: self });

    socket.on('message', (bytes) => {
      try {
        tellOthers({ type: 'message', from: self.id, data: JSON.parse((bytes as Buffer).toString()) });
      } catch {
        socket.close(4000, 'This is no JSON.');
      }
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      members.delete(socket);
      if (members.size === 0) rooms.delete(room);
      tellOthers({ type: 'leave', id: self.id });
    });
  });
}
