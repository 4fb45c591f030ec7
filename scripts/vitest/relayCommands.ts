import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { BrowserCommand } from 'vitest/node';
import { WebSocketServer } from 'ws';
import type { RelayKind } from './provided.ts';
import { relaySignaling } from './socketIoRelay.ts';
import { relayWebSockets } from './webSocketRelay.ts';

/** What ends each relay that runs, by its port. */
const running = new Map<number, () => Promise<unknown>>();

async function startWebSocket(port: number): Promise<number> {
  const server = new WebSocketServer({ host: '127.0.0.1', port, maxPayload: 64_000 });
  relayWebSockets(server);
  await once(server, 'listening');
  const { port: given } = server.address() as AddressInfo;
  running.set(given, async () => {
    for (const client of server.clients) client.terminate();
    server.close();
    await once(server, 'close');
  });
  return given;
}

async function startSocketIo(port: number): Promise<number> {
  const http = createServer();
  const server = new Server(http, { cors: { origin: '*' } });
  relaySignaling(server);
  http.listen(port, '127.0.0.1');
  await once(http, 'listening');
  const { port: given } = http.address() as AddressInfo;
  running.set(given, () => server.close());
  return given;
}

/** Starts a relay for a test in a browser. @returns its port, where it may be started again after `stopRelay` */
const startRelay: BrowserCommand<[kind: RelayKind, port?: number]> = (_context, kind, port = 0) =>
  kind === 'webSocket' ? startWebSocket(port) : startSocketIo(port);

/** Kills the relay on a port, with every connection to it; does nothing where none runs. */
const stopRelay: BrowserCommand<[port: number]> = async (_context, port) => {
  const stop = running.get(port);
  running.delete(port);
  await stop?.();
};

/** What tests in a browser call as `commands` of `vitest/browser`. */
export const relayCommands = { startRelay, stopRelay };
