import { connect, createServer, type Socket } from 'node:net';
import { listen } from './listen';

/**
 * A line to a server on this machine on which everything takes longer: half of it on the way there, half on the way
 * back, so that a message from one to another, or a question with its answer, takes `delayMs` more.
 */
export async function startSlowLine(
  host: string,
  port: number,
  delayMs: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ host, port, noDelay: true });
    near.setNoDelay(true);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      sockets.add(from);
      from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), delayMs / 2));
      from.on('close', () => {
        sockets.delete(from);
        setTimeout(() => to.destroy(), delayMs / 2);
      });
      // The other end hears of it by the close that follows.
      from.on('error', () => from.destroy());
    }
  });
  return {
    port: await listen(server, host),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
