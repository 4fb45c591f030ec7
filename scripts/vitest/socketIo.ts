import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { relaySignaling } from './socketIoRelay';

/** A Socket.IO server with the signaling relay on it. */
export interface SocketIoServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts one on a free port of loopback, with what tests of breaks and refusals need; see `socketIoUrl`. */
export async function startSocketIo(): Promise<SocketIoServer> {
  const http = createServer();
  const io = new Server(http, { cors: { origin: '*' } });
  io.use((socket, next) => next(socket.handshake.auth['refuse'] ? new Error('not today') : undefined));
  relaySignaling(io);
  io.on('connection', (socket) => socket.on('cut', () => socket.conn.close()));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: () => io.close(),
  };
}
