import type { Socket } from 'socket.io-client';
import type { RtcError } from '../core/errors';
import type { Member, Signaling, SignalingConnection, SignalingEvents } from '../core/signaling/port';
import { parseMessage, refusal, rejection, unavailable, type RelayAnswer } from './socketIoRelay';

/** How long the relay may take to answer, in ms. */
const ANSWER_MS = 10_000;

/** How to reach a room over Socket.IO. */
export interface SocketIoSignalingOptions {
  /** Your socket of socket.io-client. It is connected if it is not yet, and never disconnected. */
  socket: Socket;
  /** The room's name. 1 to 64 of `A-Za-z0-9_-`. */
  room: string;
}

/**
 * Signaling over Socket.IO, through the relay of `docs/signaling-socket-io.md` on your server.
 *
 * A member's id is the socket's, as the relay knows it. It lasts as long as the socket does, and across a
 * short break if the server has `connectionStateRecovery` switched on. One socket can be in several rooms.
 *
 * Fails with `room-full`, `room-forbidden`, `signaling-rejected` (the server refused the socket, or the relay
 * the room) or `signaling-unavailable` (no relay answered, or one end has disconnected the socket for good).
 */
export function socketIoSignaling({ socket, room }: SocketIoSignalingOptions): Signaling {
  return {
    room,
    // The relay takes 64,000 characters.
    maxMessageBytes: 60_000,
    connect: (name, events) => enter(socket, room, name, events),
  };
}

function enter(socket: Socket, room: string, name: string, events: SignalingEvents): SignalingConnection {
  let state: 'entering' | 'open' | 'down' | 'closed' = 'entering';

  function join() {
    const { id } = socket;
    function onAnswer(late: Error | null, answer: RelayAnswer) {
      // What a lost connection asked is answered as late, and asked again by the next one.
      if (state === 'closed' || state === 'open' || !socket.connected || socket.id !== id) return;
      if (late) return fail(unavailable('No signaling relay answers.', late));
      if ('error' in answer) return fail(refusal(answer.error));
      state = 'open';
      events.onOpen(answer.self, answer.others);
    }
    socket.timeout(ANSWER_MS).emit('visavis:enter', room, name, onAnswer);
  }

  function fail(error: RtcError) {
    close();
    events.onFail(error);
  }

  function onDisconnect(active: boolean, cause: unknown) {
    if (!active) return fail(unavailable('The socket was disconnected.', cause));
    state = 'down';
    events.onDown(unavailable('Socket.IO is not connected; trying again.', cause));
  }

  /** Handlers for the messages of this room; the socket may be in others as well. */
  const here =
    <T extends unknown[]>(handler: (...values: T) => void) =>
    (where: unknown, ...values: T) =>
      where === room && state === 'open' && handler(...values);

  const handlers: Record<string, Parameters<Socket['on']>[1]> = {
    connect: join,
    disconnect: (reason: string) => onDisconnect(socket.active, reason),
    connect_error: (error: Error) => (socket.active ? onDisconnect(true, error) : fail(rejection(error))),
    'visavis:joined': here((member: Member) => events.onJoin(member)),
    'visavis:left': here((id: string) => events.onLeave(id)),
    'visavis:message': here((from: string, text: string) => {
      const message = parseMessage(text);
      if (message) events.onMessage(from, message.data);
    }),
  };

  for (const [event, handler] of Object.entries(handlers)) socket.on(event, handler);
  if (socket.connected) join();
  else if (!socket.active) socket.connect();

  function close() {
    if (state === 'closed') return;
    state = 'closed';
    for (const [event, handler] of Object.entries(handlers)) socket.off(event, handler);
    if (socket.connected) socket.emit('visavis:leave', room);
  }

  return {
    close,
    send(data) {
      const isOpen = state === 'open' && socket.connected;
      if (isOpen) socket.emit('visavis:send', room, JSON.stringify(data));
      return isOpen;
    },
  };
}
