import { createTopicStrategy } from '@trystero-p2p/core';
import type { Way } from './way';

interface Message {
  topic: string;
  payload: string;
}

let socket: WebSocket | null = null;
let onSubscribed = () => {};

/**
 * Its README's strategy of your own: pub/sub over a WebSocket, which is up before one joins. It asks for that once a
 * page.
 */
const joinRoom = createTopicStrategy({
  init: () => socket as WebSocket,
  subscribeTopic(client, topic, onMessage) {
    const listener = (event: MessageEvent<string>) => {
      const message = JSON.parse(event.data) as Message;
      if (message.topic === topic) void onMessage(topic, message.payload);
    };
    client.addEventListener('message', listener);
    client.send(JSON.stringify({ type: 'subscribe', topic }));
    onSubscribed();
    return () => {
      if (client.readyState === WebSocket.OPEN) client.send(JSON.stringify({ type: 'unsubscribe', topic }));
      client.removeEventListener('message', listener);
    };
  },
  publishTopic: (client, topic, payload) => client.send(JSON.stringify({ type: 'publish', topic, payload })),
});

/** Joins a room of trystero, as another app: within one app, it goes on with the connection of the room before. */
export const joinTrystero = (name: string) =>
  joinRoom({ appId: `bench-${name}`, rtcConfig: { iceServers: [] } }, name);

/** The page's line to the relay, which stays up from one room to the next. */
export async function openRelay({ host, relay }: { host: string; relay: { port: number } }): Promise<WebSocket> {
  if (socket) return socket;
  const opened = new WebSocket(`ws://${host}:${relay.port}`);
  await new Promise((resolve, reject) => {
    opened.addEventListener('open', resolve);
    opened.addEventListener('error', reject);
  });
  socket = opened;
  return opened;
}

export const trystero: Way = {
  async prepare(place, name) {
    await openRelay(place);
    return {
      join(media, { onStream }) {
        // It listens on two topics: the room's and its own. The relay takes them in order.
        let topics = 0;
        const entered = new Promise<void>((resolve) => {
          onSubscribed = () => {
            topics += 1;
            if (topics === 2) resolve();
          };
        });
        const room = joinTrystero(name);
        let screen: MediaStream | null = null;
        room.onPeerStream = onStream;
        room.onPeerJoin = (target) => {
          void room.addStream(media, { target });
          if (screen) void room.addStream(screen, { target });
        };
        return {
          entered,
          share(stream) {
            screen = stream;
            void room.addStream(stream);
          },
          leave: () => void room.leave(),
        };
      },
      // Its rooms share the line, and a page can't give it another.
      close: () => {},
    };
  },
};
