import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PeerServer } from 'peer';

/** What peerjs signals over: its own server. */
export async function startPeerServer(host: string): Promise<{ port: number; close(): Promise<void> }> {
  // The list of who is there is all that peerjs has for a room.
  const server = await new Promise<Server>((resolve) => {
    PeerServer({ host, port: 0, path: '/', allow_discovery: true }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
