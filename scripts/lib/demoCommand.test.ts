import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFreePort } from './port.mjs';
import { runNode } from './run.mjs';

// What stops `npm run demo` and `npm run dev` before they install, build or start anything.
const server = createServer();
beforeAll(async () => void (await once(server.listen(0, '127.0.0.1'), 'listening')));
afterAll(() => void server.close());

const blank = { PUSHER_APP_ID: '', PUSHER_KEY: '', PUSHER_SECRET: '', PUSHER_CLUSTER: '', PUSHER_HOST: '' };

it.each(['scripts/demo.mjs', 'scripts/dev.mjs'])('%s says in one line what is wrong', async (script) => {
  const { port } = server.address() as AddressInfo;
  const inUse = await runNode(script, [], { silent: true, env: { ...blank, PORT: String(port) } });
  expect(inUse).toEqual({ code: 1, output: `Port ${port} is in use. Set PORT to another one.\n` });

  const noPort = await runNode(script, [], { silent: true, env: { ...blank, PORT: 'x' } });
  expect(noPort).toEqual({ code: 1, output: 'PORT must be a number from 1 to 65535, not "x".\n' });

  const env = { ...blank, PORT: String(await findFreePort()), PUSHER_KEY: 'k', PUSHER_CLUSTER: 'eu' };
  const half = await runNode(script, [], { silent: true, env });
  expect(half.code).toBe(1);
  expect(half.output).toMatch(/^The Pusher configuration lacks PUSHER_APP_ID, PUSHER_SECRET\. .*\n$/);
});
