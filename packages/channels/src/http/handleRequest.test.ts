import { request as httpRequest } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import type { ChannelsServer } from '../startChannels';
import { apiOf, failureOf, startTestServer } from '../testing/server';

interface Tampered {
  method?: string;
  path?: string;
  body?: string;
  /** The path that is signed, if it is not the one that is sent. */
  signedPath?: string;
  /** Changes the signed query. */
  query?: (query: string) => string;
  /** What is sent in the place of the body that was signed. */
  sent?: string;
}

const event = JSON.stringify({ name: 'e', data: '', channel: 'a' });

/** A request that is sent piece by piece: `pathOf` a signed one, which says nothing of how long its body is. */
function upload(server: ChannelsServer, path: string) {
  const { host, port } = server;
  const request = httpRequest({ host, port, path, method: 'POST' });
  const status = new Promise<number>((resolve, reject) => {
    request.on('response', (response) => resolve(response.resume().statusCode ?? 0));
    request.on('error', reject);
  });
  return { request, status };
}

const signedPath = (server: ChannelsServer) =>
  `/apps/1/events?${apiOf(server).createSignedQueryString({ method: 'POST', path: '/apps/1/events', body: event, params: {} })}`;

/** A request as the `pusher` library would sign it, with something changed on the way. */
async function send(
  server: ChannelsServer,
  options: Tampered = {},
): Promise<{ status: number; text: string }> {
  const { method = 'POST', path = '/apps/1/events', body = event, query = (same) => same } = options;
  const { signedPath = path, sent = body } = options;
  const signed = apiOf(server).createSignedQueryString({ method, path: signedPath, body, params: {} });
  const url = `http://${server.host}:${server.port}${path}?${query(signed)}`;
  const response = await fetch(url, { method, ...(method === 'POST' && { body: sent }) });
  return { status: response.status, text: await response.text() };
}

describe('a signed request', () => {
  it('is answered', async () => {
    const server = await startTestServer();
    expect(await send(server)).toEqual({ status: 200, text: '{}' });
  });

  it('may come with its query in any order and percent-encoded', async () => {
    const server = await startTestServer();
    const { status } = await send(server, {
      query: (query) => query.split('&').toReversed().join('&').replaceAll('_', '%5F'),
    });
    expect(status).toBe(200);
  });

  it.each<[string, (query: string) => string, RegExp]>([
    ['auth_key', (query) => query.replace(/auth_key=[^&]*/, 'auth_key=other'), /^Unknown auth_key$/],
    ['no auth_key', (query) => query.replace('auth_key', 'key'), /^Missing parameter: auth_key$/],
    [
      'auth_version',
      (query) => query.replace('auth_version=1.0', 'auth_version=2.0'),
      /^Unsupported auth_version/,
    ],
    ['auth_timestamp', (query) => query.replace(/(auth_timestamp=\d+)/, '$1x'), /^Invalid auth_timestamp/],
    [
      'an old timestamp',
      (query) => query.replace(/timestamp=\d+/, 'timestamp=1'),
      /^Timestamp expired: .*1970-01-01/,
    ],
    [
      'a far timestamp',
      (query) => query.replace(/timestamp=\d+/, 'timestamp=99999999999'),
      /^Timestamp expired/,
    ],
    ['no body_md5', (query) => query.replace('body_md5', 'md5'), /^Invalid signature/],
    ['body_md5', (query) => query.replace(/body_md5=./, 'body_md5=-'), /^Invalid signature/],
    [
      'auth_signature',
      (query) => query.replace(/signature=./, 'signature=-'),
      /^Invalid signature: you should/,
    ],
    ['a short signature', (query) => query.replace(/signature=.*/, 'signature=a'), /^Invalid signature/],
    [
      'no auth_signature',
      (query) => query.replace(/&auth_signature=.*/, ''),
      /^Missing parameter: auth_signature$/,
    ],
    ['one more parameter', (query) => `${query}&more=1`, /^Invalid signature/],
    ['no query at all', () => '', /^Missing parameter: auth_key$/],
  ])('is refused with 401 when it has another %s', async (_, query, message) => {
    const server = await startTestServer();
    const { status, text } = await send(server, { query });
    expect({ status, text }).toEqual({ status: 401, text: expect.stringMatching(message) });
    expect(text).not.toContain(server.secret);
    expect(server.stats().published).toBe(0);
  });

  it('is refused with 401 when its body, its path or its secret is another', async () => {
    const server = await startTestServer();
    const changed = await send(server, { sent: event.replace('"a"', '"b"') });
    expect(changed).toEqual({ status: 401, text: expect.stringMatching(/^Invalid body_md5/) });
    const elsewhere = await send(server, { path: '/apps/1/batch_events', signedPath: '/apps/1/events' });
    expect(elsewhere.status).toBe(401);
    const failure = await failureOf(apiOf(server, { secret: 'a guess' }).trigger('a', 'e', {}));
    expect(failure.status).toBe(401);
  });

  it('is good for 600 seconds either way', async () => {
    const server = await startTestServer();
    const api = apiOf(server);
    const now = Date.now();
    const postAt = async (offsetSeconds: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: now + offsetSeconds * 1000 });
      const query = api.createSignedQueryString({
        method: 'POST',
        path: '/apps/1/events',
        body: event,
        params: {},
      });
      vi.useRealTimers();
      const url = `http://${server.host}:${server.port}/apps/1/events?${query}`;
      return (await fetch(url, { method: 'POST', body: event })).status;
    };
    expect(await postAt(-590)).toBe(200);
    expect(await postAt(590)).toBe(200);
    expect(await postAt(-610)).toBe(401);
    expect(await postAt(610)).toBe(401);
  });
});

describe('other requests', () => {
  it('are refused: unknown path or app, wrong method, broken encoding, a body that is no JSON', async () => {
    const server = await startTestServer();
    expect(await send(server, { path: '/apps/1/nothing' })).toEqual({ status: 404, text: 'Not found' });
    expect(await send(server, { path: '/apps/1/channels//users', method: 'GET' })).toMatchObject({
      status: 404,
    });
    expect(await send(server, { path: '/elsewhere' })).toMatchObject({ status: 404 });
    expect(await send(server, { path: '/apps/2/events' })).toEqual({ status: 404, text: 'Unknown app_id' });
    const wrongMethod = { status: 405, text: 'Method not allowed: use POST' };
    expect(await send(server, { method: 'GET', body: '' })).toEqual(wrongMethod);
    expect(await send(server, { path: '/apps/%zz' })).toMatchObject({ status: 400 });
    const noJson = { status: 400, text: expect.stringMatching(/^Invalid JSON/) };
    expect(await send(server, { body: '{"name":' })).toEqual(noJson);
  });

  it('get a 413 for a body past the cap, however it comes, and the server goes on', async () => {
    const server = await startTestServer();
    const body = 'x'.repeat(2_000_000);
    expect(await send(server, { body })).toMatchObject({ status: 413 });

    const chunked = upload(server, signedPath(server));
    for (let sent = 0; sent < 20; sent += 1) chunked.request.write('x'.repeat(100_000));
    chunked.request.end();
    expect(await chunked.status).toBe(413);
    expect(await send(server)).toMatchObject({ status: 200 });
  });

  it('are answered before their body has come where nobody has signed them', async () => {
    const server = await startTestServer();
    for (const [path, status] of [['/apps/1/events', 401], ['/apps/2/events', 404], [`${signedPath(server)}0`, 401]] as const) {
      const unsigned = upload(server, path);
      unsigned.request.setHeader('content-length', 500_000);
      unsigned.request.write('the beginning');
      expect(await unsigned.status).toBe(status);
      unsigned.status.catch(() => undefined);
      unsigned.request.destroy();
    }
    expect(await send(server)).toMatchObject({ status: 200 });
  });

  it.each(['signed', 'unsigned'])('are cut off where the body has no end, %s, and the server goes on', async (kind) => {
    const server = await startTestServer({ limits: { requestBytes: 10_000 } });
    const endless = upload(server, kind === 'signed' ? signedPath(server) : '/apps/1/events');
    const cut = new Promise((resolve) => void endless.request.on('close', resolve));
    endless.status.catch(() => undefined);
    endless.request.on('error', () => undefined);
    const chunk = 'x'.repeat(10_000);
    const write = () => void endless.request.write(chunk, (error) => !error && setImmediate(write));
    write();
    await cut;
    expect(endless.request.writableFinished).toBe(false);
    expect(await send(server)).toMatchObject({ status: 200 });
  });

  it('do no harm when the client goes away in the middle', async () => {
    const lines: string[] = [];
    const server = await startTestServer({ log: (line) => lines.push(line) });
    const half = upload(server, signedPath(server));
    const gone = half.status.catch(() => undefined);
    half.request.setHeader('content-length', 100);
    half.request.write('half', () => half.request.destroy());
    await gone;
    expect(await send(server)).toMatchObject({ status: 200 });
    expect(lines).toEqual([]);
  });

  it('may ask whether the server lives, without a signature', async () => {
    const server = await startTestServer();
    const response = await fetch(`http://${server.host}:${server.port}/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it('reach a user whose id is not made for a path', async () => {
    const server = await startTestServer();
    await apiOf(server).terminateUserConnections('Jin Soo 진수');
  });
});
