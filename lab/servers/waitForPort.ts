import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Running } from '../net/namespace';

const PATIENCE_MS = 30_000;
const INTERVAL_MS = 50;

/**
 * Resolves once somebody takes connections there.
 *
 * @throws Error with what `server` printed, if it dies or half a minute passes
 */
export async function waitForPort(host: string, port: number, server: Running): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answers(host, port))) {
    if (!server.alive || Date.now() > deadline) {
      throw new Error(`Nobody answers on ${host}:${port}.\n${server.output}`);
    }
    await delay(INTERVAL_MS);
  }
}

async function answers(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: 1000 });
  const connected = once(socket, 'connect').then(
    () => true,
    () => false, // Refused: not there yet.
  );
  const late = once(socket, 'timeout').then(() => false);
  try {
    return await Promise.race([connected, late]);
  } finally {
    socket.destroy();
  }
}
