import { startSocketIoRelay } from './relayServers';

/** A Socket.IO server with the signaling relay on it. */
export interface SocketIoServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts one on a free port of loopback, with what tests of breaks and refusals need; see `socketIoUrl`. */
export async function startSocketIo(): Promise<SocketIoServer> {
  const { io, port, stop } = await startSocketIoRelay();
  io.use((socket, next) => next(socket.handshake.auth['refuse'] ? new Error('not today') : undefined));
  io.on('connection', (socket) => socket.on('cut', () => socket.conn.close()));
  return { url: `http://127.0.0.1:${port}`, close: stop };
}
