import { RtcError, type Member, type Signaling, type SignalingEvents } from '@visavis/hooks/core';

/** What the server says. */
type ServerMessage =
  | { type: 'open'; self: Member; others: Member[] }
  | { type: 'join'; member: Member }
  | { type: 'leave'; id: string }
  | { type: 'message'; from: string; data: unknown };

/** Signaling over a plain WebSocket to one's own server. Constructing it starts nothing. */
export function webSocketSignaling({ url, room }: { url: string; room: string }): Signaling {
  return {
    room,
    maxMessageBytes: 60_000,
    connect: (name, events) => enter(`${url}?${new URLSearchParams({ room, name })}`, events),
  };
}

function enter(address: string, events: SignalingEvents) {
  let socket = dial();
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let state: 'entering' | 'open' | 'closed' = 'entering';

  function dial(): WebSocket {
    const dialled = new WebSocket(address);
    dialled.addEventListener('message', (event: MessageEvent<string>) => {
      if (state !== 'closed') hear(JSON.parse(event.data) as ServerMessage);
    });
    dialled.addEventListener('close', onClose);
    return dialled;
  }

  function hear(message: ServerMessage) {
    switch (message.type) {
      case 'open':
        state = 'open';
        failures = 0;
        return events.onOpen(message.self, message.others);
      case 'join':
        return events.onJoin(message.member);
      case 'leave':
        return events.onLeave(message.id);
      case 'message':
        return events.onMessage(message.from, message.data);
    }
  }

  function onClose({ code, reason }: CloseEvent) {
    if (state === 'closed') return;
    if (code >= 4000) {
      // The server's own codes: it won't take us, now or later.
      state = 'closed';
      events.onFail(new RtcError(code === 4009 ? 'room-full' : 'signaling-rejected', reason));
      return;
    }
    state = 'entering';
    events.onDown(new RtcError('signaling-unavailable', 'The connection broke; trying again.'));
    retry = setTimeout(() => (socket = dial()), Math.min(8000, 250 * 2 ** failures++));
  }

  return {
    send(data: unknown) {
      if (state !== 'open') return false;
      socket.send(JSON.stringify(data));
      return true;
    },
    close() {
      state = 'closed';
      clearTimeout(retry);
      socket.close();
    },
  };
}
