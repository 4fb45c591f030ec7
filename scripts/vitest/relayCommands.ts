import type { BrowserCommand } from 'vitest/node';
import type { RelayKind } from './provided.ts';
import { startSocketIoRelay, startWebSocketRelay, type RelayServer } from './relayServers.ts';

const starts: Record<RelayKind, (port: number) => Promise<RelayServer>> = {
  webSocket: startWebSocketRelay,
  socketIo: startSocketIoRelay,
};
/** The relays that run, by their ports. */
const running = new Map<number, RelayServer>();

/** Starts a relay for a test in a browser. @returns its port, where it may be started again after `stopRelay` */
const startRelay: BrowserCommand<[kind: RelayKind, port?: number]> = async (_context, kind, port = 0) => {
  const relay = await starts[kind](port);
  running.set(relay.port, relay);
  return relay.port;
};

/** Kills the relay on a port, with every connection to it; does nothing where none runs. */
const stopRelay: BrowserCommand<[port: number]> = async (_context, port) => {
  const relay = running.get(port);
  running.delete(port);
  await relay?.stop();
};

/** What tests in a browser call as `commands` of `vitest/browser`. */
export const relayCommands = { startRelay, stopRelay };
