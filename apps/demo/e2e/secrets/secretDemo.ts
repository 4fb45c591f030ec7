import { once } from 'node:events';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startChild, stopChildren } from '../../../../scripts/lib/children.mjs';
import { demoFolder } from '../../../../scripts/lib/demoEnv.mjs';
import { binPath } from '../../../../scripts/lib/root.mjs';
import { runNode } from '../../../../scripts/lib/run.mjs';
import { waitForAnswer } from '../../../../scripts/lib/waitForAnswer.mjs';
import { relayApp, relayChannelsPort, secretsPort } from '../ports';

/** What must not be found anywhere but on the server. The vendor's key stands in the address of its endpoint too. */
export const secrets = {
  PUSHER_SECRET: relayApp.secret,
  ROOM_SECRET: 'e2e-secret-that-signs-room-tokens',
  TURN_SECRET: 'e2e-secret-shared-with-coturn',
  ICE_SERVERS_TOKEN: 'e2e-secret-token-for-a-vendor',
  ICE_SERVERS_URL: 'e2e-secret-key-in-an-address',
} as const;

/** The demo, built and started with all of them set. */
export interface SecretDemo {
  readonly origin: string;
  /** Where its build is: what browsers get lies in `static` and in `server/app`. */
  readonly build: string;
  stop(): Promise<void>;
}

/**
 * Builds a copy of the demo with the secrets in the environment, as a host does that has them set for the whole
 * project, and starts it. The demo's own build knows none of them, so that nothing could be found there.
 */
export async function startSecretDemo(): Promise<SecretDemo> {
  const folder = join(demoFolder, 'test-results', 'secret-demo');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['src', 'next.config.ts', 'package.json', 'tsconfig.json']) {
    // Tests reach out of the demo's folder, and are no part of a build.
    cpSync(join(demoFolder, name), join(folder, name), { recursive: true, filter: (path) => !/\.test\.tsx?$/.test(path) });
  }

  const vendor = await startVendor();
  const { port } = vendor.address() as AddressInfo;
  const env = {
    ...secrets,
    ICE_SERVERS_URL: `http://127.0.0.1:${port}/${secrets.ICE_SERVERS_URL}?apiKey=${secrets.ICE_SERVERS_URL}`,
    TURN_URLS: 'turn:127.0.0.1:3478?transport=udp',
    PUSHER_APP_ID: relayApp.id,
    PUSHER_KEY: relayApp.key,
    PUSHER_HOST: 'localhost',
    PUSHER_PORT: String(relayChannelsPort),
    PUSHER_TLS: 'false',
    NODE_ENV: 'production' as const,
  };
  const next = binPath('next');
  const { code, output } = await runNode(next, ['build'], { cwd: folder, env, silent: true });
  if (code !== 0) throw new Error(`The build failed.\n${output}`);

  const args = [next, 'start', '--port', String(secretsPort)];
  const server = startChild(process.execPath, args, { cwd: folder, env, stdout: 'hide' });
  const origin = `http://localhost:${secretsPort}`;
  await waitForAnswer(origin, server.ended.then(({ how }) => `The demo did not start (${how}).`));
  return {
    origin,
    build: join(folder, '.next'),
    async stop() {
      await stopChildren();
      vendor.closeAllConnections();
      await once(vendor.close(), 'close');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Hands out a TURN server for the token. */
async function startVendor(): Promise<Server> {
  const vendor = createServer(({ headers }, response) => {
    const known = headers.authorization === `Bearer ${secrets.ICE_SERVERS_TOKEN}`;
    const iceServers = { urls: 'turn:127.0.0.1:3479?transport=tcp', username: 'vendor-user', credential: 'vendor-pass' };
    response.writeHead(known ? 201 : 401).end(JSON.stringify({ iceServers }));
  });
  await once(vendor.listen(0, '127.0.0.1'), 'listening');
  return vendor;
}
