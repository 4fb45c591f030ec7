import type { Socket } from 'socket.io-client';
import { RtcError } from '../core/errors';
import type { Member, Signaling, SignalingConnection, SignalingEvents } from '../core/signaling/port';

/** How long the relay may take to answer, in ms. */
const ANSWER_MS = 10_000;

/** How to reach a room over Socket.IO. */
export interface SocketIoSignalingOptions {
  /** One's own socket.io-client socket. It is connected if nobody has done so, and never disconnected. */
  socket: Socket;
  /** The room's name. 1 to 64 of `A-Za-z0-9_-`. */
  room: string;
}

/**
 * Signaling over Socket.IO, through the relay of `docs/signaling-socket-io.md` on one's own server.
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

  function ask() {
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

  function onAway(active: boolean, cause: unknown) {
    if (!active) return fail(unavailable('The socket was disconnected.', cause));
    state = 'down';
    events.onDown(unavailable('Socket.IO is not connected; trying again.', cause));
  }

  /** Handlers for what is said in this room; the socket may be in others as well. */
  const here =
    <T extends unknown[]>(handler: (...values: T) => void) =>
    (where: unknown, ...values: T) => {
      if (where === room && state === 'open') handler(...values);
    };

  const handlers: Record<string, Parameters<Socket['on']>[1]> = {
    connect: ask,
    disconnect: (reason: string) => onAway(socket.active, reason),
    connect_error(error: Error) {
      if (socket.active) onAway(true, error);
      else fail(new RtcError('signaling-rejected', `The server refused: ${error.message}`, { cause: error }));
    },
    'visavis:joined': here((member: Member) => events.onJoin(member)),
    'visavis:left': here((id: string) => events.onLeave(id)),
    'visavis:message': here((from: string, text: string) => {
      const message = parse(text);
      if (message) events.onMessage(from, message.data);
    }),
  };

  for (const [event, handler] of Object.entries(handlers)) socket.on(event, handler);
  if (socket.connected) ask();
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
      if (state !== 'open' || !socket.connected) return false;
      socket.emit('visavis:send', room, JSON.stringify(data));
      return true;
    },
  };
}

/** What another member sent, or null if it is no JSON: the relay does not look into it. */
function parse(text: string): { data: unknown } | null {
  try {
    return { data: JSON.parse(text) };
  } catch {
    return null;
  }
}

type RelayAnswer = { self: Member; others: Member[] } | { error: string };

const unavailable = (message: string, cause: unknown) =>
  new RtcError('signaling-unavailable', message, { cause });

function refusal(code: string): RtcError {
  if (code === 'room-full') return new RtcError(code, 'The room is full.');
  if (code === 'room-forbidden') return new RtcError(code, 'The relay does not let you into this room.');
  return new RtcError('signaling-rejected', `The relay refused to let you in: ${code}`);
}
