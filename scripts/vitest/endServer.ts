import { once } from 'node:events';
import type { Server } from 'node:http';

/**
 * Ends a server with every connection, those too that a browser opened ahead of need and never used: Node counts them as
 * busy, and a server that only closes waits for them.
 */
export async function endServer(http: Server, close: () => void): Promise<void> {
  const closed = once(http, 'close');
  http.on('connection', (socket) => socket.destroy());
  close();
  http.closeAllConnections();
  await closed;
}
