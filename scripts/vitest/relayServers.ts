import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import { endServer } from './endServer.ts';
import { relaySignaling, type RelayOptions } from './socketIoRelay.ts';
import { relayWebSockets, type Authorize } from './webSocketRelay.ts';

/** A relay of the guides on loopback. */
export interface RelayServer {
  readonly port: number;
  /** Ends it with every connection. */
  stop(): Promise<void>;
}

/** Starts the relay of the guide to signaling. @param port - 0: a free one */
export async function startWebSocketRelay(port = 0, authorize?: Authorize): Promise<RelayServer> {
  const http = createServer();
  const server = new WebSocketServer({ server: http, maxPayload: 64_000 });
  relayWebSockets(server, authorize);
  return await listen(http, port, () => {
    for (const client of server.clients) client.terminate();
    http.close();
  });
}

/** Starts the relay of the guide to Socket.IO. @param port - 0: a free one */
export async function startSocketIoRelay(port = 0, options?: RelayOptions): Promise<RelayServer & { io: Server }> {
  const http = createServer();
  const io = new Server(http, { cors: { origin: '*' } });
  relaySignaling(io, options);
  return { io, ...(await listen(http, port, () => void io.close())) };
}

async function listen(http: HttpServer, port: number, close: () => void): Promise<RelayServer> {
  await once(http.listen(port, '127.0.0.1'), 'listening');
  let ended: Promise<unknown> | undefined;
  return {
    port: (http.address() as AddressInfo).port,
    async stop() {
      ended ??= endServer(http, close);
      await ended;
    },
  };
}
