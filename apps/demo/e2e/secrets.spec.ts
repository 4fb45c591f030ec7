import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from '@playwright/test';
import { Person } from './people/person';
import { expect, test } from './people/test';
import { findSecrets } from './secrets/findSecrets';
import { startSecretDemo, type SecretDemo } from './secrets/secretDemo';

let demo: SecretDemo;

test.beforeAll(async () => {
  // It builds the demo once more.
  test.setTimeout(300_000);
  demo = await startSecretDemo();
});

test.afterAll(() => demo?.stop());

test('no secret is in what was built for browsers', () => {
  const files = ['static', 'server/app'].flatMap((name) => filesIn(join(demo.build, name))).filter(isForBrowsers);
  expect(files.length).toBeGreaterThan(10);
  const found = files.flatMap((file) => findSecrets(readFileSync(file, 'latin1')).map((name) => `${name} in ${file}`));
  expect(found).toEqual([]);
});

test('no secret is in any response or message of a call', async ({ invite, room }) => {
  const texts: Promise<{ from: string; text: string }>[] = [];
  const people: Person[] = [];
  for (const name of ['Ada', 'Ben']) {
    const { page } = await invite(name);
    listen(page, texts);
    people.push(new Person(page, name, demo.origin));
    await page.goto(demo.origin);
  }
  const [ada, ben] = people as [Person, Person];
  await Promise.all([ada.join(room), ben.join(room)]);
  await Promise.all([ada.meets('Ben'), ben.meets('Ada')]);
  await ada.button('Connection details').click();
  await ada.button('Leave call').click();

  const heard = await Promise.all(texts);
  const found = heard.flatMap(({ from, text }) => findSecrets(text).map((name) => `${name} in ${from}`));
  expect(found).toEqual([]);
  // The search sees what is there: the app's public key, and the credentials that were made from the secrets.
  const all = heard.map(({ text }) => text).join('\n');
  expect(all).toContain('e2e-key');
  expect(all).toContain('vendor-pass');
  expect(all).toMatch(/"username":"\d{10}:/);
});

test('no secret is in an answer to a request that is wrong', async ({ request, room }) => {
  const { roomToken } = (await (await request.get(`${demo.origin}/api/config?room=${room}`)).json()) as {
    roomToken: string;
  };
  const headers = { authorization: `Bearer ${roomToken}` };
  const form = { socket_id: '1.2', channel_name: `presence-visavis-${room}`, token: roomToken, data: '{', client_secret: 'x'.repeat(20) };
  const answers = await Promise.all([
    request.get(`${demo.origin}/api/ice`),
    request.get(`${demo.origin}/api/ice?room=${room}`, { headers }),
    request.get(`${demo.origin}/api/ice?room=..`, { headers }),
    request.post(`${demo.origin}/api/ice?room=${room}`, { headers }),
    request.get(`${demo.origin}/api/config?room=..%2F`),
    request.get(`${demo.origin}/api/pusher/auth`),
    request.post(`${demo.origin}/api/pusher/auth`, { form }),
    request.post(`${demo.origin}/api/pusher/auth`, { form: { ...form, socket_id: 'x' } }),
    request.post(`${demo.origin}/api/pusher/auth`, { form: { ...form, token: 'x' } }),
    request.post(`${demo.origin}/api/pusher/relay`, { form }),
    request.post(`${demo.origin}/api/pusher/relay`, { data: 'x'.repeat(100_000) }),
    request.get(`${demo.origin}/r/..%2F..%2Fetc`),
    request.get(`${demo.origin}/nowhere`),
    request.get(`${demo.origin}/r/${room}?lang=ko`, { headers: { rsc: '1' } }),
  ]);
  for (const answer of answers) {
    expect(findSecrets(JSON.stringify(answer.headers()) + (await answer.text())), answer.url()).toEqual([]);
  }
});

/** Keeps all that a page is sent: answers with their headers, and what comes over its WebSockets. */
function listen(page: Page, texts: Promise<{ from: string; text: string }>[]): void {
  // Not as soon as an answer begins: one that a page breaks off has no end to wait for.
  page.on('requestfinished', (request) => texts.push(read(request)));
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      texts.push(Promise.resolve({ from: socket.url(), text: payload.toString() }));
    });
  });
}

async function read(request: Request): Promise<{ from: string; text: string }> {
  const response = await request.response();
  // What was asked for by a page that is gone by now has no body any more; its headers are still there.
  const body = (await response?.body().catch(() => null)) ?? Buffer.from('');
  const text = `${request.url()}\n${JSON.stringify(response?.headers())}\n${body.toString('latin1')}`;
  return { from: request.url(), text };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Beside the server's own code there lies what it sends as it is. */
function isForBrowsers(file: string): boolean {
  return file.includes('/static/') || /\.(html|rsc|body|meta|txt|svg|json)$/.test(file);
}
