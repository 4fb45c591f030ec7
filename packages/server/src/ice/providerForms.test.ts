import { describe, expect, it, vi } from 'vitest';
import { json, serve, startVendor, turn } from './testing/vendor';

describe('what vendors hand out', () => {
  it('Cloudflare: a POST of the time with a bearer key, which answers an object or an array', async () => {
    for (const handedOut of [turn, [{ urls: 'stun:s.example' }, turn]]) {
      const seen: Record<string, unknown>[] = [];
      const { url } = await startVendor(({ method, headers }, response, body) => {
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
    const { url } = await startVendor((request, response, body) => {
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
    const { url } = await startVendor((request, response, body) => {
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
    const { url } = await startVendor((request, response, body) => {
      seen.push(request.method, request.headers.authorization, body);
      json({ v: { iceServers: { ...turn, urls: ['stun:s.example', ...turn.urls] } }, s: 'ok' })(request, response, body);
    });
    const env = { ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: 'ada:secret\n', ICE_SERVERS_METHOD: 'PUT' };
    expect((await serve(env)()).iceServers).toEqual([{ ...turn, urls: ['stun:s.example', ...turn.urls] }]);
    const basic = `Basic ${Buffer.from('ada:secret').toString('base64')}`;
    expect(seen).toEqual(['PUT', basic, '{"format":"urls","expire":"3600"}']);
  });

  it('keeps the good servers of a list with some that browsers refuse, and tells each', async () => {
    const onError = vi.fn();
    const bad = [{ urls: 'stun:s.example?transport=udp' }, { urls: ['turn:t.example', 'turn://t.example'] }, { urls: 'stuns:s.example' }];
    const { url } = await startVendor(json({ iceServers: [...bad, turn] }));
    const { iceServers, problems } = await serve({ ICE_SERVERS_URL: url }, { onError })();
    expect(iceServers).toEqual([turn]);
    expect(problems).toEqual([
      { code: 'provider-invalid', message: expect.stringContaining('the answer.iceServers[0].urls must be') },
      { code: 'provider-invalid', message: expect.stringContaining('the answer.iceServers[1].urls[1] must be') },
      { code: 'provider-invalid', message: expect.stringContaining('the answer.iceServers[1] has a turn: or turns: URL') },
      { code: 'provider-invalid', message: expect.stringContaining('the answer has a stuns: URL') },
    ]);
    expect(onError).toHaveBeenCalledTimes(4);
  });

  it('the TURN REST draft: uris and a password, whose username says when it expires', async () => {
    const username = `${Math.floor(Date.now() / 1000) + 300}:ada`;
    const { url } = await startVendor(json({ username, password: 'c', ttl: 86_400, uris: turn.urls }));
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
    const { url } = await startVendor((request, response, body) => {
      seen.push(request.headers.authorization, request.headers['content-type']);
      json([turn])(request, response, body);
    });
    await serve({ ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: token })();
    expect(seen).toEqual([authorization, type]);
  });

  it('is asked by the method that is set', async () => {
    const seen: unknown[] = [];
    const { url } = await startVendor((request, response, body) => {
      seen.push(request.method, request.headers.authorization, body);
      json([turn])(request, response, body);
    });
    await serve({ ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: 'k', ICE_SERVERS_METHOD: 'get' })();
    await serve({ ICE_SERVERS_URL: url, ICE_SERVERS_METHOD: 'POST' })();
    expect(seen).toEqual(['GET', 'Bearer k', '', 'POST', undefined, '{"ttl":3600}']);
  });

  it('loses stuns:, for which Firefox refuses the call', async () => {
    const { url } = await startVendor(json([{ urls: 'stuns:s.example' }, { ...turn, urls: ['stuns:t', ...turn.urls] }]));
    expect((await serve({ ICE_SERVERS_URL: url })()).iceServers).toEqual([turn]);
  });
});
