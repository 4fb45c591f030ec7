import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WebSocket, WebSocketServer } from 'ws';

type Member = { id: string; name: string; verified: boolean; role: 'host' | 'guest'; access?: 'open' | 'locked' };
/**
 * What your server says about someone who wants to enter; null: no. A name from here goes before their own; `access` is how
 * the room begins, the same for all: guests of a locked one wait for a host.
 */
export type Grant = Partial<Pick<Member, 'role' | 'name' | 'access'>> | null;
export type Authorize = (request: IncomingMessage, room: string) => Grant;

/** Takes messages between the members of rooms; `maxPayload` of the server is how long they may be. */
export function relayWebSockets(server: WebSocketServer, authorize: Authorize = () => ({}), maxMembers = 8): void {
  const rooms = new Map<string, Map<string, { member: Member; socket: WebSocket }>>();

  server.on('connection', (socket, request) => {
    let relay: ((data: unknown) => void) | undefined;
    let isAlive = true;
    // A socket whose network is gone says nothing: without an answer to a ping it is closed.
    const beat = setInterval(() => {
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
    }, 15_000);
    socket.on('pong', () => (isAlive = true));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => clearInterval(beat));
    socket.on('message', (bytes) => {
      try {
        const data: unknown = JSON.parse((bytes as Buffer).toString());
        if (relay) relay(data);
        else relay = enter(socket, request, data as Record<string, unknown>);
      } catch {
        socket.close(4000, 'This is no message.');
      }
    });
  });

  function enter(socket: WebSocket, request: IncomingMessage, { room, secret, name }: Record<string, unknown>) {
    const isValid = /^[\w-]{1,64}$/.test(String(room)) && /^[\w-]{16,128}$/.test(String(secret));
    const refuse = (code: number, reason: string) => {
      socket.close(code, reason);
      return undefined;
    };
    if (!isValid) return refuse(4000, 'This is no name of a room, or no secret of a tab.');
    const grant = authorize(request, String(room));
    if (!grant) return refuse(4003, 'You may not enter this room.');

    // The same tab has the same id, after each reconnect and each restart, and nobody else can have it.
    const id = createHash('sha256').update(`${String(room)}\n${String(secret)}`).digest('base64url').slice(0, 22);
    const members = rooms.get(String(room)) ?? new Map<string, { member: Member; socket: WebSocket }>();
    const before = members.get(id);
    if (!before && members.size >= maxMembers) return refuse(4009, 'The room is full.');
    const verified = grant.name !== undefined;
    const given = { name: grant.name ?? String(name).slice(0, 64), role: grant.role ?? ('guest' as const) };
    const member: Member = { id, verified, ...given, ...(grant.access && { access: grant.access }) };
    const tellOthers = (message: object) => {
      for (const other of members.values()) if (other.member.id !== id) other.socket.send(JSON.stringify(message));
    };

    rooms.set(String(room), members.set(id, { member, socket }));
    const others = [...members.values()].filter((each) => each.member.id !== id).map((each) => each.member);
    socket.send(JSON.stringify({ type: 'open', self: member, others }));
    // An older socket of the tab is replaced without a word: for the others nobody came and nobody left.
    if (before) before.socket.close(4008, 'Another connection of this tab has replaced this one.');
    else tellOthers({ type: 'join', member });
    socket.on('close', () => {
      if (members.get(id)?.socket !== socket) return;
      members.delete(id);
      if (members.size === 0) rooms.delete(String(room));
      tellOthers({ type: 'leave', id });
    });
    return (data: unknown) => {
      if (members.get(id)?.socket === socket) tellOthers({ type: 'message', from: id, data });
    };
  }
}
