import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/** Starts listening. @returns the port */
export async function listen(server: Server, host: string, port = 0): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
