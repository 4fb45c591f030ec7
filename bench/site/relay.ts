import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { listen } from './listen';

interface Message {
  type: 'subscribe' | 'unsubscribe' | 'publish';
  topic: string;
  payload: unknown;
}

/** The relay that trystero's README describes for a strategy of your own: who subscribes to a topic gets what is published. */
export async function startRelay(host: string): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  const subscribers = new Map<string, Set<WebSocket>>();
  sockets.on('connection', (socket) => {
    socket.on('message', (text) => {
      const { type, topic, payload } = JSON.parse((text as Buffer).toString()) as Message;
      const listening = subscribers.get(topic) ?? new Set();
      subscribers.set(topic, listening);
      if (type === 'subscribe') listening.add(socket);
      else if (type === 'unsubscribe') listening.delete(socket);
      else for (const each of listening) if (each !== socket) each.send(JSON.stringify({ topic, payload }));
    });
    socket.on('close', () => {
      for (const listening of subscribers.values()) listening.delete(socket);
    });
  });
  return {
    port: await listen(server, host),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
