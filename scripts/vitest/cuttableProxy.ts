import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy on loopback whose connections can be cut, as a network would cut them. */
export interface CuttableProxy {
  readonly port: number;
  /** How many connections go through it now. */
  connections(): number;
  /** Cuts them all, without a goodbye on either side. */
  cut(): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port in front of `target`; whoever starts it closes it. */
export async function startCuttableProxy(target: { host: string; port: number }): Promise<CuttableProxy> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    const end = () => {
      open.delete(client);
      client.destroy();
      upstream.destroy();
    };
    open.add(client);
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    client.pipe(upstream).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const cut = () => {
    for (const client of open) client.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => open.size,
    cut,
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
