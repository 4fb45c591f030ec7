import { afterAll, beforeAll, expect, it } from 'vitest';
import { WAIT_MS } from '../testing/limits.mjs';
import { startWebServer } from '../vitest/webServer';
import { startSession } from './webDriver';

/** What was asked, and what is answered; null: nothing ever. */
const asked: { method: string; path: string; body: unknown }[] = [];
let answer: { status: number; value: unknown } | null = { status: 200, value: { sessionId: 'one' } };

let server: Awaited<ReturnType<typeof startWebServer>>;

beforeAll(async () => {
  server = await startWebServer(async (request) => {
    const text = await request.text();
    asked.push({ method: request.method, path: new URL(request.url).pathname, body: text && JSON.parse(text) });
    if (!answer) return new Promise<Response>(() => undefined);
    return Response.json({ value: answer.value }, { status: answer.status });
  });
});
afterAll(() => server.close());

const open = (limitMs: number) => startSession({ url: server.url, capabilities: { browserName: 'some' }, limitMs });

async function start() {
  answer = { status: 200, value: { sessionId: 'one' } };
  const session = await open(WAIT_MS);
  asked.length = 0;
  return session;
}

it('goes to a page, takes a screenshot, and ends', async () => {
  const session = await start();
  await session.goTo('http://localhost/');
  answer = { status: 200, value: Buffer.from('PNG').toString('base64') };
  expect(String(await session.takeScreenshot())).toBe('PNG');
  await session.end();
  expect(asked).toEqual([
    { method: 'POST', path: '/session/one/url', body: { url: 'http://localhost/' } },
    { method: 'GET', path: '/session/one/screenshot', body: '' },
    { method: 'DELETE', path: '/session/one', body: '' },
  ]);
});

it('says what the driver refused, and why', async () => {
  const session = await start();
  answer = { status: 500, value: { error: 'script timeout', message: 'too slow', stacktrace: '' } };
  await expect(session.goTo('http://localhost/')).rejects.toThrow('The driver says to POST /session/one/url: script timeout, too slow');
});

it('gives up a driver that does not answer in time', async () => {
  answer = null;
  await expect(open(1)).rejects.toThrow(/timeout/);
});
