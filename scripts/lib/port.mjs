import { once } from 'node:events';
import { createServer } from 'node:net';
import { UserError } from './userError.mjs';

const defaultPort = 3000;

/**
 * The port in `PORT`, or 3000. Throws a `UserError` if it is no port.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function readPort(env) {
  const text = env['PORT']?.trim() || String(defaultPort);
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new UserError(`PORT must be a number from 1 to 65535, not "${text}".`);
}

/**
 * Throws a `UserError` if nobody can listen on the port.
 *
 * @param {number} port
 */
export async function checkPort(port) {
  // Each by itself: on some systems a wildcard address can be had while a loopback one is taken.
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    const code = await listenError(port, host);
    if (code === 'EADDRINUSE') {
      throw new UserError(`Port ${port} is in use. Set PORT to another one.`);
    }
    if (code === 'EACCES') throw new UserError(`Port ${port} needs more rights. Set PORT to one above 1023.`);
  }
}

/** A port that nobody listens on at this moment. */
export async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new TypeError('A TCP server has a port.');
  return address.port;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>} the code of the error, or null; an address this machine lacks is none
 */
export function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}
