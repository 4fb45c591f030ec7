import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createIceServers, type IceServersAnswer, type IceServersOptions } from './createIceServers';
import { IceProblemError } from './iceProblem';
import type { IceEnvironment } from './iceSettings';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const running: Server[] = [];

afterEach(async () => {
  vi.useRealTimers();
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

/** A vendor of flesh and blood: an HTTP server that answers so, and counts how often it was asked. */
async function vendor(answer: Answer): Promise<{ url: string; asked(): number; change(next: Answer): void }> {
  let asked = 0;
  let current = answer;
  const server = createServer((request, response) => {
    asked += 1;
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => current(request, response, body));
  });
  running.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/keys/hunter2/ice`, asked: () => asked, change: (next) => (current = next) };
}

const json =
  (value: unknown, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };

function serve(env: IceEnvironment, options: IceServersOptions = {}) {
  const handler = createIceServers(env, { authorize: () => true, ...options });
  return async (): Promise<IceServersAnswer> => {
    const response = await handler(new Request('http://localhost/ice'));
    expect(response.status).toBe(200);
    return (await response.json()) as IceServersAnswer;
  };
}

const turn = { urls: ['turn:t.example:3478?transport=udp'], username: 'u', credential: 'c' };
const stunEnv = { STUN_URLS: 'stun:left.example' };
const left = [{ urls: ['stun:left.example'] }];

const page: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>hunter2</title>');
};
const flood: Answer = (_request, response) => void response.end(JSON.stringify([{ urls: 'x'.repeat(70_000) }]));
const elsewhere: Answer = (_request, response) => void response.writeHead(302, { location: '/x' }).end('moved');
const cut: Answer = (_request, response) => void response.socket?.destroy();

describe('what vendors hand out', () => {
  it('Cloudflare: a POST of the time with a bearer key, which answers an object or an array', async () => {
    for (const handedOut of [turn, [{ urls: 'stun:s.example' }, turn]]) {
      const seen: Record<string, unknown>[] = [];
      const { url } = await vendor(({ method, headers }, response, body) => {
        seen.push({ method, authorization: headers.authorization, type: headers['content-type'], body });
        response.writeHead(201, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ iceServers: handedOut }));
      });
      const ask = serve({ ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: 'the-key', TURN_TTL_SECONDS: '1800' });
      expect((await ask()).iceServers).toEqual([handedOut].flat());
      expect((await ask()).ttlSeconds).toBeGreaterThan(1790);
      expect(seen).toEqual([
        { method: 'POST', authorization: 'Bearer the-key', type: 'application/json', body: '{"ttl":1800}' },
      ]);
    }
  });

  it('Twilio: a POST with basic auth and a form, which answers a time as a text', async () => {
    const seen: unknown[] = [];
    const { url } = await vendor((request, response, body) => {
      seen.push(request.method, request.headers.authorization, request.headers['content-type'], body);
      json({
        username: 'u',
        password: 'c',
        ttl: '600',
        ice_servers: [
          { url: 'stun:s.example:3478', urls: 'stun:s.example:3478' },
          { url: turn.urls[0], urls: turn.urls[0], username: 'u', credential: 'c' },
        ],
      })(request, response, body);
    });
    const answer = await serve({ ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: 'AC1:secret' })();
    expect(answer.iceServers).toEqual([{ urls: 'stun:s.example:3478' }, { ...turn, urls: turn.urls[0] }]);
    expect(answer.ttlSeconds).toBeGreaterThan(590);
    expect(answer.ttlSeconds).toBeLessThanOrEqual(600);
    const basic = `Basic ${Buffer.from('AC1:secret').toString('base64')}`;
    expect(seen).toEqual(['POST', basic, 'application/x-www-form-urlencoded', 'Ttl=3600']);
  });

  it('Metered: a GET with the key in the address, which answers a bare array', async () => {
    const seen: unknown[] = [];
    const { url } = await vendor((request, response, body) => {
      seen.push(request.method, request.url, request.headers.authorization, body);
      json([{ urls: 'stun:s.example:80' }, turn])(request, response, body);
    });
    const answer = await serve({ ICE_SERVERS_URL: `${url}?apiKey=hunter3` })();
    expect(answer.iceServers).toEqual([{ urls: 'stun:s.example:80' }, turn]);
    expect(answer.ttlSeconds).toBeGreaterThan(3590);
    expect(answer.ttlSeconds).toBeLessThanOrEqual(3600);
    expect(seen).toEqual(['GET', '/keys/hunter2/ice?apiKey=hunter3', undefined, '']);
  });

  it('Xirsys: a PUT with basic auth, which wraps an object once more', async () => {
    const seen: unknown[] = [];
    const { url } = await vendor((request, response, body) => {
      seen.push(request.method, request.headers.authorization, body);
      json({ v: { iceServers: { ...turn, urls: ['stun:s.example', ...turn.urls] } }, s: 'ok' })(request, response, body);
    });
    const env = { ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: 'ada:secret\n', ICE_SERVERS_METHOD: 'PUT' };
    expect((await serve(env)()).iceServers).toEqual([{ ...turn, urls: ['stun:s.example', ...turn.urls] }]);
    const basic = `Basic ${Buffer.from('ada:secret').toString('base64')}`;
    expect(seen).toEqual(['PUT', basic, '{"format":"urls","expire":"3600"}']);
  });

  it('keeps the good servers of a list with one that browsers refuse, and says which', async () => {
    const onError = vi.fn();
    const { url } = await vendor(json({ iceServers: [{ urls: 'stun:s.example?transport=udp' }, turn] }));
    const { iceServers, problems } = await serve({ ICE_SERVERS_URL: url }, { onError })();
    expect(iceServers).toEqual([turn]);
    expect(problems).toEqual([
      { code: 'provider-invalid', message: expect.stringContaining('the answer.iceServers[0].urls must be') },
    ]);
    expect(onError).toHaveBeenCalledTimes(1);
  });

  it('the TURN REST draft: uris and a password, whose username says when it expires', async () => {
    const username = `${Math.floor(Date.now() / 1000) + 300}:ada`;
    const { url } = await vendor(json({ username, password: 'c', ttl: 86_400, uris: turn.urls }));
    const answer = await serve({ ICE_SERVERS_URL: url })();
    expect(answer.iceServers).toEqual([{ ...turn, username }]);
    expect(answer.ttlSeconds).toBeGreaterThan(290);
    expect(answer.ttlSeconds).toBeLessThanOrEqual(300);
  });

  it.each([
    ['Bearer the-key', 'Bearer the-key', 'application/json'],
    ['bearer a:b', 'Bearer a:b', 'application/json'],
    ['Basic QUMxOnNlY3JldA==', 'Basic QUMxOnNlY3JldA==', 'application/x-www-form-urlencoded'],
    ['  key-with-spaces-around ', 'Bearer key-with-spaces-around', 'application/json'],
  ])('takes a token as %j', async (token, authorization, type) => {
    const seen: unknown[] = [];
    const { url } = await vendor((request, response, body) => {
      seen.push(request.headers.authorization, request.headers['content-type']);
      json([turn])(request, response, body);
    });
    await serve({ ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: token })();
    expect(seen).toEqual([authorization, type]);
  });

  it('is asked by the method that is set', async () => {
    const seen: unknown[] = [];
    const { url } = await vendor((request, response, body) => {
      seen.push(request.method, request.headers.authorization, body);
      json([turn])(request, response, body);
    });
    await serve({ ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: 'k', ICE_SERVERS_METHOD: 'get' })();
    await serve({ ICE_SERVERS_URL: url, ICE_SERVERS_METHOD: 'POST' })();
    expect(seen).toEqual(['GET', 'Bearer k', '', 'POST', undefined, '{"ttl":3600}']);
  });

  it('loses stuns:, for which Firefox refuses the call', async () => {
    const { url } = await vendor(json([{ urls: 'stuns:s.example' }, { ...turn, urls: ['stuns:t', ...turn.urls] }]));
    expect((await serve({ ICE_SERVERS_URL: url })()).iceServers).toEqual([turn]);
  });
});

describe('how often a vendor is asked', () => {
  it('once for all who ask at the same time, and again shortly before the credentials expire', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
    const { url, asked } = await vendor(json({ ttl: 1000, iceServers: turn }));
    const ask = serve({ ICE_SERVERS_URL: url });
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    expect(new Set(answers.map(({ ttlSeconds }) => ttlSeconds))).toEqual(new Set([1000]));
    vi.setSystemTime(1_900_000_890_000);
    expect((await ask()).ttlSeconds).toBe(110);
    expect(asked()).toBe(1);
    // Nobody waits for the vendor where there are servers that are good.
    vi.setSystemTime(1_900_000_910_000);
    expect((await ask()).ttlSeconds).toBe(90);
    await vi.waitFor(async () => expect((await ask()).ttlSeconds).toBeGreaterThan(900));
    expect(asked()).toBe(2);
  });

  it.each([
    ['429', json({}, 429)],
    ['500', json({}, 500)],
    ['a refusal', json({}, 401)],
    ['a cut line', cut],
    ['nonsense', json([7])],
  ])('seldom, after %s: the wait doubles up to five minutes', async (_what, answer) => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
    const { url, asked } = await vendor(answer);
    const ask = serve({ ...stunEnv, ICE_SERVERS_URL: url });
    for (let each = 0; each < 20; each++) await ask();
    expect(asked()).toBe(1);
    const waits = [10, 20, 40, 80, 160, 300, 300];
    for (const [index, seconds] of waits.entries()) {
      vi.setSystemTime(Date.now() + seconds * 1000 - 1);
      await ask();
      expect(asked()).toBe(index + 1);
      vi.setSystemTime(Date.now() + 1);
      await ask();
      expect(asked()).toBe(index + 2);
    }
  });

  it('as late as it says itself', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
    const { url, asked } = await vendor((_request, response) => void response.writeHead(429, { 'retry-after': '120' }).end());
    const ask = serve({ ...stunEnv, ICE_SERVERS_URL: url });
    await ask();
    vi.setSystemTime(1_900_000_119_000);
    await ask();
    expect(asked()).toBe(1);
    vi.setSystemTime(1_900_000_120_000);
    await ask();
    expect(asked()).toBe(2);
  });

  it('not at all for those who get no relays', async () => {
    const { url, asked } = await vendor(json([turn]));
    const ask = serve({ ...stunEnv, ICE_SERVERS_URL: url }, { authorize: () => ({ relay: false }) });
    expect(await ask()).toMatchObject({ iceServers: left });
    expect(asked()).toBe(0);
  });

  it('serves the last good answer while the vendor fails, until it has expired, and recovers', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
    const onError = vi.fn();
    const { url, change } = await vendor(json({ ttl: 1000, iceServers: turn }));
    const ask = serve({ ...stunEnv, ICE_SERVERS_URL: url }, { onError });
    await ask();
    change(json({}, 500));
    vi.setSystemTime(1_900_000_990_000);
    expect(await ask()).toEqual({ iceServers: [...left, turn], ttlSeconds: 10 });
    await vi.waitFor(() => {
      expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'provider-failed' }));
    });

    vi.setSystemTime(1_900_001_000_000);
    const { iceServers, problems } = await ask();
    expect(iceServers).toEqual(left);
    expect(problems).toEqual([{ code: 'provider-failed', message: 'ICE_SERVERS_URL answered with status 500.' }]);

    change(json({ ttl: 1000, iceServers: turn }));
    vi.setSystemTime(1_900_001_020_000);
    expect(await ask()).toEqual({ iceServers: [...left, turn], ttlSeconds: 1000 });
  });
});

describe('a vendor that fails costs its own servers alone', () => {
  it.each<[string, Answer, string, RegExp]>([
    ['500', json({ error: 'hunter2' }, 500), 'provider-failed', /^ICE_SERVERS_URL answered with status 500\.$/],
    ['404', json({}, 404), 'provider-failed', /status 404/],
    ['401', json({ error: 'hunter2' }, 401), 'provider-refused', /refused the credentials \(status 401\)/],
    ['HTML', page, 'provider-not-json', /answered with a web page \(HTML\) instead of JSON/],
    ['half of it', (_q, response) => void response.end('[{"urls":"hunter2'), 'provider-not-json', /something else/],
    ['nothing', (_q, response) => void response.end(), 'provider-not-json', /something else instead of JSON/],
    ['too much', flood, 'provider-too-large', /answered with more than 64 KB/],
    ['somewhere else', elsewhere, 'provider-redirected', /leads to another address; set that one/],
    ['a cut line', cut, 'provider-unreachable', /^ICE_SERVERS_URL can't be reached\.$/],
    ['an empty list', json({ iceServers: [] }), 'provider-invalid', /handed out no servers/],
    ['numbers', json([1, 2]), 'provider-invalid', /can't use: the answer\[0\] must be an object with urls/],
    ['an error', json({ error: 'hunter2' }), 'provider-invalid', /the answer must have urls/],
    ['a relay alone', json([{ urls: 'turn:hunter2' }]), 'provider-invalid', /needs username and credential/],
    [
      'what is over',
      json({ uris: turn.urls, username: '1500000000:u', password: 'hunter2' }),
      'provider-invalid',
      /handed out credentials that have expired already/,
    ],
  ])('%s', async (_what, answer, code, message) => {
    const onError = vi.fn();
    const { url } = await vendor(answer);
    const env = { ...stunEnv, ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: 'hunter2' };
    const { iceServers, problems, ttlSeconds } = await serve(env, { onError })();
    expect(iceServers).toEqual(left);
    expect(ttlSeconds).toBe(30);
    expect(problems).toEqual([{ code, message: expect.stringMatching(message) }]);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(IceProblemError));
  });

  it('one that hangs: after 3 s, and those who ask next do not wait for it again', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { url, asked, change } = await vendor((_request, response) => void response.writeHead(200).write('['));
    const ask = serve({ ...stunEnv, ICE_SERVERS_URL: url });
    const begin = performance.now();
    const { iceServers, problems } = await ask();
    expect(performance.now() - begin).toBeLessThan(4000);
    expect(iceServers).toEqual(left);
    const hung = [{ code: 'provider-timeout', message: 'ICE_SERVERS_URL did not answer within 3 s.' }];
    expect(problems).toEqual(hung);

    change(json([turn]));
    expect((await ask()).problems).toEqual(hung);
    expect(asked()).toBe(1);
    vi.setSystemTime(Date.now() + 11_000);
    expect((await ask()).iceServers).toEqual([...left, turn]);
  }, 10_000);

  it('nobody there', async () => {
    const { url } = await vendor(json([]));
    const [server] = running.splice(0);
    await once(server!.close(), 'close');
    const { problems } = await serve({ ...stunEnv, ICE_SERVERS_URL: url })();
    expect(problems).toEqual([{ code: 'provider-unreachable', message: "ICE_SERVERS_URL can't be reached." }]);
  });

  it('answers 503 when nothing else is left', async () => {
    const { url } = await vendor(json({}, 500));
    const onError = vi.fn();
    const handler = createIceServers({ ICE_SERVERS_URL: url }, { onError, authorize: () => true });
    const response = await handler(new Request('http://localhost/ice'));
    expect(response.status).toBe(503);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      error: { code: 'turn-unreachable', message: 'ICE_SERVERS_URL answered with status 500.' },
    });
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(IceProblemError));
  });

  it('is asked by the fetch that is given', async () => {
    const asked = vi.fn(async () => Response.json([turn]));
    const ask = serve({ ICE_SERVERS_URL: 'https://vendor.example/ice' }, { fetch: asked });
    expect((await ask()).iceServers).toEqual([turn]);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
