import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StoreError } from '../store/store';
import { createIceServers, type IceServersAnswer } from './createIceServers';
import { describeIceServers } from './describeIceServers';
import type { IceConfig, IceEnvironment } from './iceSettings';

const get = () => new Request('http://localhost/ice');

async function servers(config: IceConfig | IceEnvironment): Promise<IceServersAnswer> {
  const response = await createIceServers(config, { authorize: () => true })(get());
  expect(response.status).toBe(200);
  return (await response.json()) as IceServersAnswer;
}

describe('createIceServers', () => {
  afterEach(() => void vi.useRealTimers());

  it('hands out nothing with nothing set', async () => {
    for (const config of [{}, { PATH: '/bin', ICE_SERVERS: '', STUN_URLS: ' ', TURN_SECRET: '' }]) {
      expect(await servers(config)).toEqual({ iceServers: [], ttlSeconds: 86_400 });
    }
  });

  it('is not to be cached, and is for GET alone', async () => {
    const handler = createIceServers({});
    expect((await handler(get())).headers.get('cache-control')).toBe('no-store');
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
    const store = { rateLimiter: () => ({ consume: fail }), get: fail, set: fail, delete: fail };
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

describe('a configuration that cannot work', () => {
  const turn = { TURN_URLS: 'turn:t.example', TURN_SECRET: 'hunter2' };
  const vendor = { ICE_SERVERS_URL: 'https://vendor.example/ice' };
  it.each<[string, IceConfig | IceEnvironment, RegExp]>([
    ['not JSON', { ICE_SERVERS: '[{"urls": hunter2' }, /^ICE_SERVERS must be JSON/],
    ['a number', { ICE_SERVERS: '7' }, /^ICE_SERVERS must be an array of ICE servers/],
    ['a text', { ICE_SERVERS: '"stun:hunter2"' }, /^ICE_SERVERS must be an array/],
    ['null', { ICE_SERVERS: 'null' }, /^ICE_SERVERS must be an array/],
    ['numbers', { ICE_SERVERS: '[1, 2]' }, /^ICE_SERVERS\[0\] must be an object with urls/],
    ['no urls', { ICE_SERVERS: '[{}]' }, /^ICE_SERVERS\[0\] must have urls/],
    ['empty urls', { ICE_SERVERS: '[{"urls":[]}]' }, /^ICE_SERVERS\[0\] must have urls/],
    ['a number as a url', { ICE_SERVERS: '[{"urls":[3]}]' }, /^ICE_SERVERS\[0\]\.urls\[0\] must be stun:/],
    ['a web address', { ICE_SERVERS: '[{"urls":"https://hunter2"}]' }, /^ICE_SERVERS\[0\]\.urls must be/],
    [
      'a relay without credentials, wrapped',
      { ICE_SERVERS: '{"iceServers":[{"urls":"stun:a"},{"urls":"turn:b","username":"u"}]}' },
      /^ICE_SERVERS\.iceServers\[1\] has a turn: or turns: URL and needs username and credential/,
    ],
    [
      'a number as a credential',
      { ICE_SERVERS: '[{"urls":"turn:b","username":"u","credential":7}]' },
      /^ICE_SERVERS\[0\]\.credential must be a text/,
    ],
    ['a relay as STUN', { STUN_URLS: 'stun:a turn:hunter2' }, /^STUN_URLS must hold stun:.*entry 2 is not/],
    ['STUN over TLS', { STUN_URLS: 'stun:a stuns:hunter2' }, /^STUN_URLS has a stuns: URL, for which Firefox/],
    ['STUN over TLS, as JSON', { ICE_SERVERS: '[{"urls":["STUNS:a"]}]' }, /^ICE_SERVERS has a stuns: URL/],
    ['a vendor at no address', { ICE_SERVERS_URL: 'hunter2' }, /^ICE_SERVERS_URL must be the https:/],
    ['a vendor elsewhere', { ICE_SERVERS_URL: 'ftp://hunter2' }, /^ICE_SERVERS_URL must be the https:/],
    [
      'a token in the address',
      { ICE_SERVERS_URL: 'https://sid:hunter2@a.example' },
      /^ICE_SERVERS_URL must not hold a user and a password/,
    ],
    ['a token alone', { ICE_SERVERS_TOKEN: 'hunter2' }, /^ICE_SERVERS_TOKEN is set, but ICE_SERVERS_URL is not/],
    ['a method alone', { ICE_SERVERS_METHOD: 'GET' }, /^ICE_SERVERS_METHOD is set, but ICE_SERVERS_URL is not/],
    ['a method that is none', { ...vendor, ICE_SERVERS_METHOD: 'hunter2' }, /^ICE_SERVERS_METHOD must be 'GET', /],
    ['a token of two lines', { ...vendor, ICE_SERVERS_TOKEN: 'hunter2\nx: y' }, /^ICE_SERVERS_TOKEN must be of pr/],
    ['a token of words', { ...vendor, ICE_SERVERS_TOKEN: 'hunter2 is it' }, /^ICE_SERVERS_TOKEN must be a key, US/],
    ['a time for a vendor', { ...vendor, ICE_SERVERS_METHOD: 'POST', TURN_TTL_SECONDS: 'x' }, /^TURN_TTL_SECONDS/],
    ['STUN with a query', { STUN_URLS: 'stun:a?transport=udp' }, /^STUN_URLS .*entry 1 is not/],
    ['STUN as a relay', { ...turn, TURN_URLS: 'stun:a' }, /^TURN_URLS must hold turn:.*entry 1 is not/],
    ['a relay without credentials', { TURN_URLS: 'turn:a' }, /^TURN_URLS needs TURN_SECRET, or/],
    ['half of them', { TURN_URLS: 'turn:a', TURN_USERNAME: 'u' }, /^TURN_URLS needs TURN_SECRET, or/],
    ['both kinds', { ...turn, TURN_CREDENTIAL: 'hunter2' }, /^TURN_SECRET and TURN_CREDENTIAL are both set/],
    ['a secret alone', { TURN_SECRET: 'hunter2' }, /^TURN_SECRET is set, but TURN_URLS is not/],
    ['credentials alone', { TURN_CREDENTIAL: 'hunter2' }, /^TURN_CREDENTIAL is set, but TURN_URLS is not/],
    ['no time', { ...turn, TURN_TTL_SECONDS: '0' }, /^TURN_TTL_SECONDS must be a positive whole number/],
    ['less than none', { ...turn, TURN_TTL_SECONDS: '-5' }, /^TURN_TTL_SECONDS must be a positive/],
    ['a unit', { ...turn, TURN_TTL_SECONDS: '1h' }, /^TURN_TTL_SECONDS must be a positive/],
    ['a fraction', { turnUrls: 'turn:a', turnSecret: 's', turnTtlSeconds: 0.5 }, /^turnTtlSeconds must be/],
    ['a secret alone, in code', { turnSecret: 'hunter2' }, /^turnSecret is set, but turnUrls is not/],
  ])('%s', (_what, config, message) => {
    for (const create of [createIceServers, describeIceServers]) {
      expect(() => create(config)).toThrow(TypeError);
      expect(() => create(config)).toThrow(message);
      expect(() => create(config)).not.toThrow(/hunter2/);
    }
  });
});

it('goes on with what is left, if it is told to', async () => {
  const env = { ICE_SERVERS: '[1]', STUN_URLS: 'stun:left.example', TURN_URLS: 'turn:hunter2' };
  const onError = vi.fn();
  const handler = createIceServers(env, { skipBroken: true, onError });
  const response = await handler(get());
  expect(await response.json()).toEqual({
    iceServers: [{ urls: ['stun:left.example'] }],
    ttlSeconds: 86_400,
    problems: [
      { code: 'misconfigured', message: 'ICE_SERVERS[0] must be an object with urls.' },
      { code: 'misconfigured', message: expect.stringMatching(/^TURN_URLS needs TURN_SECRET/) },
    ],
  });
  await handler(get());
  expect(onError.mock.calls.map(([error]) => (error as Error).message)).toEqual([
    'ICE_SERVERS[0] must be an object with urls.',
    expect.stringMatching(/^TURN_URLS needs TURN_SECRET/),
  ]);
  expect(describeIceServers(env, { skipBroken: true })).toEqual(['stun:left.example']);
});

it('keeps the good entries of a list, brings them into form, and tells what is wrong with the others', async () => {
  const turn = { username: 'u\n', credential: ' c' };
  const list = [
    { urls: ' STUN:one.example ' },
    { urls: 'stun:two.example?transport=udp' },
    { urls: ['turn://three.example', 'TURN:three.example:80?TRANSPORT=TCP', 'turn:three.example:53'], ...turn },
    7,
    { urls: 'stuns:four.example' },
  ];
  const env = { ICE_SERVERS: JSON.stringify(list), STUN_URLS: 'stun:five.example stun:six.example:53' };
  const response = await createIceServers(env, { skipBroken: true, authorize: () => true })(get());
  const { iceServers, problems } = (await response.json()) as IceServersAnswer;
  expect(iceServers).toEqual([
    { urls: 'stun:one.example' },
    { urls: ['turn:three.example:80?transport=tcp'], username: 'u', credential: 'c' },
    { urls: ['stun:five.example'] },
  ]);
  expect(problems?.map(({ message }) => message.split(' ', 1)[0])).toEqual([
    'ICE_SERVERS[1].urls',
    'ICE_SERVERS[2].urls[0]',
    'ICE_SERVERS[2].urls[2]',
    'ICE_SERVERS[3]',
    'ICE_SERVERS',
    'STUN_URLS',
  ]);
});

describe('describeIceServers', () => {
  it('lists addresses and nothing secret', () => {
    expect(
      describeIceServers({
        ICE_SERVERS: '[{"urls":["turn:a.example"],"username":"u","credential":"hunter2"}]',
        STUN_URLS: 'stun:b.example',
        TURN_URLS: 'turn:c.example',
        TURN_SECRET: 'hunter2',
      }),
    ).toEqual(['turn:a.example', 'stun:b.example', 'turn:c.example']);
    expect(describeIceServers({ ICE_SERVERS_URL: 'https://vendor.example:8443/keys/hunter2?apiKey=hunter2' })).toEqual([
      'https://vendor.example:8443',
    ]);
    expect(describeIceServers({})).toEqual([]);
  });
});
