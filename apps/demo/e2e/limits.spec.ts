import type { APIRequestContext } from '@playwright/test';
import { startChild, stopChildren } from '../../../scripts/lib/children.mjs';
import { demoFolder } from '../../../scripts/lib/demoEnv.mjs';
import { findFreePort } from '../../../scripts/lib/port.mjs';
import { binPath } from '../../../scripts/lib/root.mjs';
import { waitForAnswer } from '../../../scripts/lib/waitForAnswer.mjs';
import { startRedis, type Redis } from '../../../scripts/vitest/redis';
import { expect, test } from './people/test';
import { relayApp, relayChannelsPort } from './ports';

let redis: Redis;

test.beforeEach(async () => {
  redis = await startRedis();
});

test.afterEach(async () => {
  await stopChildren();
  await redis.kill();
});

/** An instance of a deployment behind a proxy that names the client's address. */
async function startInstance(): Promise<{ origin: string; log(): string }> {
  const port = String(await findFreePort());
  const server = startChild(process.execPath, [binPath('next'), 'start', '--port', port], {
    cwd: demoFolder,
    stdout: 'hide',
    stderr: 'pipe',
    env: {
      PUSHER_APP_ID: relayApp.id,
      PUSHER_KEY: relayApp.key,
      PUSHER_SECRET: relayApp.secret,
      PUSHER_HOST: 'localhost',
      PUSHER_PORT: String(relayChannelsPort),
      PUSHER_TLS: 'false',
      STUN_URLS: 'stun:stun.example.com',
      TURN_URLS: 'turn:turn.example.com',
      TURN_SECRET: 'a secret of coturn',
      REDIS_URL: redis.url,
      CLIENT_ADDRESS_HEADER: 'x-real-ip',
    },
  });
  let log = '';
  server.process.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
  const origin = `http://localhost:${port}`;
  await waitForAnswer(`${origin}/api/config`, server.ended.then(({ how }) => `The demo did not start (${how}).`));
  return { origin, log: () => log };
}

test('two instances with one Redis count together, and go on while it is gone and when it is back', async ({ request, room }) => {
  const instances = [await startInstance(), await startInstance()] as const;
  const [first, second] = instances;

  await test.step('120 requests a minute from one address, whichever instance answers', async () => {
    const statuses = [];
    for (let each = 0; each < 122; each++) {
      statuses.push(await askConfig(request, instances[each % 2]?.origin ?? '', '203.0.113.1', room));
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(120);
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect(await askConfig(request, first.origin, '203.0.113.2', room)).toBe(200);
  });

  await test.step('without Redis nobody is kept out, and nobody gets a relay', async () => {
    const headers = { 'x-real-ip': '203.0.113.3' };
    const config = await (await request.get(`${second.origin}/api/config?room=${room}`, { headers })).json();
    const { roomToken } = config as { roomToken: string };
    const check = async () => {
      const response = await request.get(`${second.origin}/api/ice?room=${room}&check=1`, {
        headers: { ...headers, authorization: `Bearer ${roomToken}` },
      });
      return { status: response.status(), text: await response.text() };
    };
    expect((await check()).text).toContain('turn:turn.example.com');

    await redis.kill();
    expect(await askConfig(request, second.origin, '203.0.113.3', room)).toBe(200);
    const without = await check();
    expect(without.text).toContain('stun:stun.example.com');
    expect(without.text).not.toContain('turn:');
    await expect.poll(second.log).toContain('Redis: ');

    redis = await startRedis(redis.port);
    await expect.poll(async () => (await check()).text).toContain('turn:turn.example.com');
  });
});

async function askConfig(request: APIRequestContext, origin: string, address: string, room: string): Promise<number> {
  const response = await request.get(`${origin}/api/config?room=${room}`, { headers: { 'x-real-ip': address } });
  return response.status();
}
