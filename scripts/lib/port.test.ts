import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { checkPort, findFreePort, readPort } from './port.mjs';

const server = createServer();
afterEach(() => void server.close());

it('is 3000, or what PORT says', () => {
  expect(readPort({})).toBe(3000);
  expect(readPort({ PORT: ' ' })).toBe(3000);
  expect(readPort({ PORT: '8080' })).toBe(8080);
});

it.each(['abc', '0', '-1', '70000', '3000.5', '0x10', '3000 3001'])('is not %j', (PORT) => {
  expect(() => readPort({ PORT })).toThrow(`PORT must be a number from 1 to 65535, not "${PORT}".`);
});

it.each(['127.0.0.1', '0.0.0.0'])('may be taken on %s', async (host) => {
  const port = await findFreePort();
  await expect(checkPort(port)).resolves.toBeUndefined();
  await once(server.listen(port, host), 'listening');
  await expect(checkPort(port)).rejects.toThrow(`Port ${port} is in use.`);
});
