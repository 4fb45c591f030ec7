import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Environment } from '../environment';
import { StoreError } from '../store/store';
import { createIceServers, type IceServersAnswer } from './createIceServers';
import type { IceConfig } from './iceSettings';

const get = () => new Request('http://localhost/ice');

async function servers(config: IceConfig | Environment): Promise<IceServersAnswer> {
  const response = await createIceServers(config, { authorize: () => true })(get());
  expect(response.status).toBe(200);
  return (await response.json()) as IceServersAnswer;
}

describe('createIceServers', () => {
  afterEach(() => void vi.useRealTimers());

  it("refuses in authorize's own words", async () => {
    const refusal = { status: 401, code: 'room-token-expired', message: 'Get another token.' } as const;
    const response = await createIceServers({ iceServers: [] }, { authorize: async () => refusal })(get());
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: { code: 'room-token-expired', message: 'Get another token.' } });
  });

  it('hands out nothing with nothing set', async () => {
    for (const config of [{}, { PATH: '/bin', ICE_SERVERS: '', STUN_URLS: ' ', TURN_SECRET: '' }]) {
      expect(await servers(config)).toEqual({ iceServers: [], ttlSeconds: 86_400 });
    }
  });

  it('is not to be cached, and is for GET and HEAD alone', async () => {
    const handler = createIceServers({});
    expect((await handler(get())).headers.get('cache-control')).toBe('no-store');
    const head = await handler(new Request('http://localhost/ice', { method: 'HEAD' }));
    expect([head.status, await head.text()]).toEqual([200, '']);
    const response = await handler(new Request('http://localhost/ice', { method: 'POST' }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('takes ICE_SERVERS in every form in which they are handed out', async () => {
    const stun = { urls: 'stun:stun.example.com:3478' };
    const turn = { urls: ['turn:t.example.com?transport=udp', 'turns:t.example.com:443?transport=tcp'] };
    const full = { ...turn, username: 'u', credential: 'c' };
    const forms: [unknown, unknown[]][] = [
      [[stun, full], [stun, full]],
      [{ iceServers: [stun, full] }, [stun, full]],
      [{ ice_servers: [stun] }, [stun]],
      [{ iceServers: full }, [full]],
      [full, [full]],
      [[{ url: stun.urls }], [stun]],
      [{ username: 'u', password: 'c', ttl: 60, uris: turn.urls }, [full]],
      [[], []],
    ];
    for (const [given, iceServers] of forms) {
      const answer = await servers({ ICE_SERVERS: JSON.stringify(given) });
      expect(answer).toEqual({ iceServers, ttlSeconds: 86_400 });
    }
    expect((await servers({ iceServers: [stun, full] })).iceServers).toEqual([stun, full]);
  });

  it('takes addresses separated by commas and spaces', async () => {
    const urls = ['stun:a.example', 'stun:b.example:5349', 'stun:[2001:db8::1]:3478'];
    for (const STUN_URLS of [urls.join(','), urls.join(' '), ` ${urls.join(' ,\n')} `]) {
      expect((await servers({ STUN_URLS })).iceServers).toEqual([{ urls }]);
    }
    expect((await servers({ stunUrls: urls })).iceServers).toEqual([{ urls }]);
  });

  it('mints credentials as coturn computes them', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
    const answer = await servers({
      TURN_URLS: 'turn:t.example:3478 turns:t.example:5349',
      TURN_SECRET: 'north',
      TURN_TTL_SECONDS: '600',
    });
    expect(answer.ttlSeconds).toBe(600);
    const [server] = answer.iceServers;
    expect(server?.urls).toEqual(['turn:t.example:3478', 'turns:t.example:5349']);
    expect(server?.username).toMatch(/^1900000600:[A-Za-z0-9_-]{8}$/);
    const expected = createHmac('sha1', 'north').update(server?.username ?? '').digest('base64');
    expect(server?.credential).toBe(expected);
  });

  it('mints them anew for each request, for an hour by default', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
    const handler = createIceServers({ turnUrls: 'turn:t.example', turnSecret: 'north', authorize: () => true });
    const ask = async () => {
      const { iceServers } = (await (await handler(get())).json()) as IceServersAnswer;
      return iceServers[0]?.username;
    };
    const first = await ask();
    expect(first).toMatch(/^1900003600:/);
    expect(await ask()).not.toBe(first);
    vi.advanceTimersByTime(10_000);
    expect(await ask()).toMatch(/^1900003610:/);
  });

  it('gives one member the same user each time, which coturn counts by, and another one another', async () => {
    const authorize = ({ url }: Request) => Object.fromEntries(new URL(url).searchParams);
    const handler = createIceServers({ turnUrls: 'turn:t.example', turnSecret: 'north' }, { authorize });
    const userOf = async (query: string) => {
      const response = await handler(new Request(`http://localhost/ice${query}`));
      const { iceServers } = (await response.json()) as IceServersAnswer;
      return iceServers[0]?.username?.split(':')[1];
    };
    const ada = await userOf('?member=ada');
    expect(ada).toMatch(/^[A-Za-z0-9_-]{16}$/);
    expect(await userOf('?member=ada&address=1.2.3.4')).toBe(ada);
    expect(await userOf('?member=ben')).not.toBe(ada);
    // Who is no member is counted by their address.
    expect(await userOf('?address=1.2.3.4')).toBe(await userOf('?address=1.2.3.4'));
  });

  it('lets no credentials live longer than an hour', async () => {
    const answer = await servers({ TURN_URLS: 'turn:t.example', TURN_SECRET: 'north', TURN_TTL_SECONDS: '86400' });
    expect(answer.ttlSeconds).toBe(3600);
  });

  it('uses a secret without the line end that was pasted with it', async () => {
    const answer = await servers({ TURN_URLS: 'turn:t.example', TURN_SECRET: 'north\n' });
    const [server] = answer.iceServers;
    const expected = createHmac('sha1', 'north').update(server?.username ?? '').digest('base64');
    expect(server?.credential).toBe(expected);
  });

  it('has no relays for those who may have STUN alone', async () => {
    const list = '[{"urls":["stun:two.example","turn:two.example"],"username":"u","credential":"c"}]';
    const env = { ICE_SERVERS: list, STUN_URLS: 'stun:one.example', TURN_URLS: 'turn:t.example', TURN_SECRET: 'north' };
    const handler = createIceServers(env, { authorize: () => ({ relay: false }) });
    const text = await (await handler(get())).text();
    expect(JSON.parse(text)).toMatchObject({ iceServers: [{ urls: ['stun:two.example'] }, { urls: ['stun:one.example'] }] });
    expect(text).not.toMatch(/turn:|username|credential/);
  });

  it('refuses to start with relays and nobody who says who gets them', () => {
    const relays = [
      { TURN_URLS: 'turn:t.example', TURN_SECRET: 'north' },
      { ICE_SERVERS_URL: 'https://vendor.example/ice' },
      { iceServers: [{ urls: 'turn:t.example', username: 'u', credential: 'c' }] },
    ];
    for (const config of relays) {
      expect(() => createIceServers(config)).toThrow(/authorize: \(\) => true/);
      expect(() => createIceServers(config, { authorize: () => true })).not.toThrow();
    }
    // An environment variable is no option, whatever its name.
    expect(() => createIceServers({ TURN_URLS: 'turn:t.example', TURN_SECRET: 'north', authorize: 'x', skipBroken: 'y' })).toThrow(/authorize/);
    expect(() => createIceServers({ STUN_URLS: 'stun:s.example' })).not.toThrow();
  });

  it('has no relays while nobody can be counted, and says why', async () => {
    const onError = vi.fn();
    const fail = () => Promise.reject(new StoreError('gone'));
    const store = { rateLimiter: () => ({ consume: fail }), get: fail, set: fail, delete: fail, replace: fail };
    const options = { store, onError, authorize: () => ({ member: 'ada' }) };
    const turn = { TURN_URLS: 'turn:t.example', TURN_SECRET: 'north' };
    const both = createIceServers({ ...turn, STUN_URLS: 'stun:s.example' }, options);
    expect(await (await both(get())).json()).toEqual({
      iceServers: [{ urls: ['stun:s.example'] }],
      ttlSeconds: 30,
      problems: [{ code: 'limits-unavailable', message: expect.any(String) }],
    });
    expect((await createIceServers(turn, options)(get())).status).toBe(503);
    expect(onError).toHaveBeenCalledWith(expect.any(StoreError));
  });

  it('refuses pages of other sites', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const response = await createIceServers({})(new Request('http://localhost/ice', { headers }));
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'cross-site' } });
  });

  it('takes fixed credentials', async () => {
    const env = { TURN_URLS: 'turn:t.example', TURN_USERNAME: 'u', TURN_CREDENTIAL: 'c' };
    const expected = { urls: ['turn:t.example'], username: 'u', credential: 'c' };
    expect((await servers(env)).iceServers).toEqual([expected]);
  });

  it('puts everything that is set together', async () => {
    const answer = await servers({
      iceServers: [{ urls: 'stun:one.example' }],
      stunUrls: 'stun:two.example',
      turnUrls: ['turn:three.example'],
      turnSecret: 'north',
      turnTtlSeconds: 60,
    });
    expect(answer.iceServers.flatMap((server) => server.urls)).toEqual([
      'stun:one.example',
      'stun:two.example',
      'turn:three.example',
    ]);
    expect(answer.ttlSeconds).toBe(60);
  });

  it('asks authorize, from either place', async () => {
    const refuse = vi.fn(async (request: Request) => request.headers.has('cookie'));
    const inConfig = createIceServers({ authorize: refuse });
    const inOptions = createIceServers({}, { authorize: refuse });
    for (const handler of [inConfig, inOptions]) {
      const response = await handler(get());
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: 'forbidden' } });
      const known = new Request('http://localhost/ice', { headers: { cookie: 'session=1' } });
      expect((await handler(known)).status).toBe(200);
    }
  });

  it('counts who asks, and everybody in a room together', async () => {
    const handler = createIceServers({
      maxPerMinute: 2,
      maxPerMinuteInRoom: 3,
      authorize: ({ url }) => Object.fromEntries(new URL(url).searchParams),
    });
    const ask = async (query: string) => (await handler(new Request(`http://localhost/ice${query}`))).status;
    expect([await ask('?member=ada&room=blue'), await ask('?member=ada&room=blue')]).toEqual([200, 200]);
    const refused = await handler(new Request('http://localhost/ice?member=ada&room=blue'));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('cache-control')).toBe('no-store');
    expect(await refused.json()).toMatchObject({ error: { code: 'rate-exceeded' } });
    expect([await ask('?member=ben&room=blue'), await ask('?member=cho&room=blue')]).toEqual([200, 429]);
    expect([await ask('?member=dee&room=red'), await ask('')]).toEqual([200, 200]);
    for (const rates of [{ maxPerMinute: 0 }, { maxPerMinuteInRoom: NaN }]) {
      expect(() => createIceServers({}, rates)).toThrow(/^createIceServers: maxPerMinute.* must be 1 or more/);
    }
  });

  it('counts by address before it asks authorize, refused requests too', async () => {
    const authorize = vi.fn(() => false);
    const handler = createIceServers({}, { authorize, maxPerMinute: 2, addressHeader: 'x-real-ip' });
    const ask = async (from: string) => (await handler(new Request('http://localhost/ice', { headers: { 'x-real-ip': from } }))).status;
    const statuses = [];
    for (let each = 0; each < 6; each++) statuses.push(await ask('203.0.113.1'));
    expect(statuses).toEqual([403, 403, 403, 403, 429, 429]);
    expect(authorize).toHaveBeenCalledTimes(4);
    expect(await ask('203.0.113.2')).toBe(403);
    expect(() => createIceServers({}, { addressHeader: 'x-forwarded-for' })).toThrow(TypeError);
  });

  it('keeps what authorize throws to itself and onError', async () => {
    const cause = new Error('hunter2');
    const onError = vi.fn();
    const handler = createIceServers({}, { authorize: () => Promise.reject(cause), onError });
    const response = await handler(get());
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('hunter2');
    expect(onError).toHaveBeenCalledExactlyOnceWith(cause);
  });
});
