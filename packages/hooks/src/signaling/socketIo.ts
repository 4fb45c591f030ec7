import type { Socket } from 'socket.io-client';
import type { RtcError } from '../core/errors';
import type { Json, Member, Signaling, SignalingConnection, SignalingEvents, SignalingPreparation } from '../core/signaling/port';
import { createUniqueId } from '../core/uniqueId';
import { createUseCounter } from './shared/useCounter';
import { parseMessage, refusal, rejection, unavailable, type RelayAnswer } from './socketIoAnswer';

/** How long the relay may take to answer, in ms. */
const ANSWER_MS = 10_000;
/** The relay knows all of the page that are in one room of a socket as one. */
const uses = createUseCounter();
/** The secret of a socket that was given none: all of the page are one member there. */
const secrets = new WeakMap<Socket, string>();

/** The sockets that preparations have connected, which no room uses, and how many prepare. */
const opened = new WeakMap<Socket, number>();

/** Connects a socket for a member who may enter a room. */
function openSocket(socket: Socket): SignalingPreparation {
  const isOurs = opened.has(socket) || !socket.active;
  if (isOurs) opened.set(socket, (opened.get(socket) ?? 0) + 1);
  if (!socket.active) socket.connect();
  let stop: (() => void) | undefined;
  const ready = new Promise<null>((resolve) => {
    const onConnect = (stop = () => {
      socket.off('connect', onConnect);
      resolve(null);
    });
    if (socket.connected) resolve(null);
    else socket.on('connect', onConnect);
  });
  let closed = false;
  return {
    ready,
    close() {
      if (closed) return;
      closed = true;
      stop?.();
      const uses = opened.get(socket);
      if (!isOurs || uses === undefined) return;
      if (uses > 1) opened.set(socket, uses - 1);
      else if (opened.delete(socket)) socket.disconnect();
    },
  };
}

function secretOf(socket: Socket): string {
  const secret = secrets.get(socket) ?? createUniqueId();
  secrets.set(socket, secret);
  return secret;
}

/** How to reach a room over Socket.IO. */
export interface SocketIoSignalingOptions {
  /**
   * Your socket of socket.io-client. It is connected if it is not yet, and never disconnected, unless a preparation has connected
   * it and nobody has entered a room.
   */
  socket: Socket;
  /** The room's name. 1 to 64 of `A-Za-z0-9_-`. */
  room: string;
  /**
   * Tells this tab from all others, 16 to 128 of `A-Za-z0-9_-`; the relay makes the member's id from it, and tells it to
   * nobody. @default a random one for each socket
   */
  secret?: string | undefined;
}

/**
 * Signaling over Socket.IO, through the relay of `docs/signaling-socket-io.md` on your server.
 *
 * The relay makes a member's id from the secret of the tab, so that it is the same after each reconnect and each restart of
 * the server. One socket can be in several rooms.
 *
 * Fails with `room-full`, `room-forbidden`, `signaling-rejected` (the server refused the socket, or the relay
 * the room) or `signaling-unavailable` (no relay answered, or one end has disconnected the socket for good).
 */
export function socketIoSignaling({ socket, room, secret }: SocketIoSignalingOptions): Signaling {
  return {
    room,
    // The relay takes 64,000 characters.
    maxMessageBytes: 60_000,
    connect: (name, events) => enter(socket, room, { name, secret: secret ?? secretOf(socket) }, events),
    prepare: () => openSocket(socket),
  };
}

function enter(socket: Socket, room: string, tab: { name: string; secret: string }, events: SignalingEvents): SignalingConnection {
  let state: 'entering' | 'open' | 'down' | 'closed' = 'entering';
  opened.delete(socket);
  const release = uses.add(socket, room);

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
    socket.timeout(ANSWER_MS).emit('visavis:enter', room, tab, onAnswer);
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
    'visavis:message': here((from: string, text: string) => parseMessage(text, (data) => events.onMessage(from, data))),
  };

  for (const [event, handler] of Object.entries(handlers)) socket.on(event, handler);
  if (socket.connected) join();
  else if (!socket.active) socket.connect();
  function close() {
    if (state === 'closed') return;
    state = 'closed';
    for (const [event, handler] of Object.entries(handlers)) socket.off(event, handler);
    if (release() && socket.connected) socket.emit('visavis:leave', room);
  }

  function send(data: Json) {
    const isOpen = state === 'open' && socket.connected;
    if (isOpen) socket.emit('visavis:send', room, JSON.stringify(data));
    return isOpen;
  }

  return { close, send };
}
