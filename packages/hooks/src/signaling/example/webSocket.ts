import { RtcError, type Member, type Signaling, type SignalingEvents } from '@visavis/hooks/core';

/** What the server says. */
type ServerMessage =
  | { type: 'open'; self: Member; others: Member[] }
  | { type: 'join'; member: Member }
  | { type: 'leave'; id: string }
  | { type: 'message'; from: string; data: unknown };

/** The server's own codes say why it does not take us, now or later. */
const codes: Record<number, 'room-forbidden' | 'room-full'> = { 4003: 'room-forbidden', 4009: 'room-full' };

/** 0.1 to 1.6 s, at random, so that a server which is back is not met by all at once. */
export const retryDelayMs = (failures: number) => Math.min(1600, 200 * 2 ** failures) * (0.5 + Math.random() / 2);

/**
 * Signaling over a plain WebSocket to your own server. Constructing it starts nothing.
 *
 * @param options.secret tells this tab from all others, 16 to 128 of `A-Za-z0-9_-`. @default a random one
 */
export function webSocketSignaling({ url, room, secret }: { url: string; room: string; secret?: string }): Signaling {
  let tabSecret = secret;
  return {
    room,
    maxMessageBytes: 60_000,
    connect(name, events) {
      tabSecret ??= crypto.randomUUID();
      return enter(url, JSON.stringify({ room, name, secret: tabSecret }), events);
    },
  };
}

function enter(url: string, request: string, events: SignalingEvents) {
  let socket = dial();
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let state: 'entering' | 'open' | 'closed' = 'entering';

  function dial(): WebSocket {
    const dialled = new WebSocket(url);
    dialled.addEventListener('open', () => dialled.send(request));
    dialled.addEventListener('message', (event: MessageEvent<string>) => {
      if (state !== 'closed') onMessage(JSON.parse(event.data) as ServerMessage);
    });
    dialled.addEventListener('close', onClose);
    return dialled;
  }

  function onMessage(message: ServerMessage) {
    if (message.type === 'join') return events.onJoin(message.member);
    if (message.type === 'leave') return events.onLeave(message.id);
    if (message.type === 'message') return events.onMessage(message.from, message.data);
    state = 'open';
    failures = 0;
    events.onOpen(message.self, message.others);
  }

  function onClose({ code, reason }: CloseEvent) {
    if (state === 'closed') return;
    state = code >= 4000 ? 'closed' : 'entering';
    if (state === 'closed') return events.onFail(new RtcError(codes[code] ?? 'signaling-rejected', reason));
    events.onDown(new RtcError('signaling-unavailable', 'The connection broke; trying again.'));
    retry = setTimeout(() => (socket = dial()), retryDelayMs(failures++));
  }

  return {
    send(data: unknown) {
      if (state === 'open') socket.send(JSON.stringify(data));
      return state === 'open';
    },
    close() {
      state = 'closed';
      clearTimeout(retry);
      socket.close();
    },
  };
}
