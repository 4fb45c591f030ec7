import { Redis as Upstash } from '@upstash/redis';
import { Redis as IoRedis } from 'ioredis';
import { createClient, createClientPool } from 'redis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRedis, type Redis } from '../../../../scripts/vitest/redis';
import { memoryStore } from './memoryStore';
import { redisStore } from './redisStore';
import { StoreError, type Store } from './store';
import { patientStore } from './testing/patientStore';
import { serveRedisOverHttp } from './testing/redisOverHttp';

let redis: Redis;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(async () => {
  for (const close of closing) await close();
  await redis.kill();
});

async function nodeRedis() {
  const client = createClient({ url: redis.url });
  client.on('error', () => undefined);
  await client.connect();
  closing.push(() => client.destroy());
  return client;
}

function ioRedis() {
  const client = new IoRedis(redis.port, '127.0.0.1');
  closing.push(() => client.disconnect());
  return client;
}

async function nodeRedisPool() {
  const pool = createClientPool({ url: redis.url }, { minimum: 1, maximum: 3 });
  pool.on('error', () => undefined);
  await pool.connect();
  closing.push(() => pool.destroy());
  return pool;
}

/** The real client, over the same protocol in front of a real Redis. */
async function upstash(automaticDeserialization: boolean) {
  const front = await serveRedisOverHttp(await nodeRedis());
  closing.push(front.stop);
  return new Upstash({ url: front.url, token: 'token', automaticDeserialization });
}

let count = 0;
const rule = (limit: number, windowSeconds = 60) => ({ name: `rule${count++}`, limit, windowSeconds });

const stores: [string, () => Promise<Store> | Store][] = [
  ['memory', memoryStore],
  ['redis', async () => patientStore(await nodeRedis())],
  ['ioredis', () => patientStore(ioRedis())],
  ["a pool of redis's", async () => patientStore(await nodeRedisPool())],
  ['@upstash/redis', async () => patientStore(await upstash(false))],
];

describe.each(stores)('a store in %s', (_name, open) => {
  it('allows as many uses of a key as the rule says, and tells how long the rest have to wait', async () => {
    const limiter = (await open()).rateLimiter(rule(3));
    for (let each = 0; each < 3; each++) expect(await limiter.consume('ada')).toMatchObject({ allowed: true });
    const { allowed, retryAfterSeconds } = await limiter.consume('ada');
    expect(allowed).toBe(false);
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(66);
    expect(await limiter.consume('ben')).toMatchObject({ allowed: true });
  });

  it('counts uses that come at the same time', async () => {
    const limiter = (await open()).rateLimiter(rule(10));
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => limiter.consume('ada')));
    expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(10);
  });

  it('keeps rules apart', async () => {
    const store = await open();
    const [one, other] = [store.rateLimiter(rule(1)), store.rateLimiter(rule(1))];
    await one.consume('ada');
    expect(await other.consume('ada')).toMatchObject({ allowed: true });
  });

  it('counts together what two limiters of one rule count, such as those of two handlers', async () => {
    const store = await open();
    const shared = rule(2);
    const [one, other] = [store.rateLimiter(shared), store.rateLimiter(shared)];
    await one.consume('ada');
    await other.consume('ada');
    expect([await one.consume('ada'), await other.consume('ada')]).toMatchObject([{ allowed: false }, { allowed: false }]);
    const stricter = store.rateLimiter({ ...shared, limit: 1 });
    expect(await stricter.consume('ada')).toMatchObject({ allowed: false });
  });

  it('keeps texts, and forgets them when it is told to', async () => {
    const store = await open();
    const key = `text${count++}`;
    expect(await store.get(key)).toBeNull();
    await store.set(key, 'hello', 60);
    expect(await store.get(key)).toBe('hello');
    await store.delete(key);
    expect(await store.get(key)).toBeNull();
  });

  it('replaces a text only where it is still the one expected, so that one of several at the same time does', async () => {
    const store = await open();
    const key = `text${count++}`;
    expect(await store.replace(key, 'something', 'one', 60)).toBe(false);
    const attempts = ['one', 'two', 'three'].map((value) => store.replace(key, null, value, 60));
    expect((await Promise.all(attempts)).filter(Boolean)).toHaveLength(1);
    const kept = await store.get(key);
    expect(await store.replace(key, 'another', 'four', 60)).toBe(false);
    expect(await store.get(key)).toBe(kept);
    expect(await store.replace(key, kept, 'four', 60)).toBe(true);
    expect(await store.get(key)).toBe('four');
  });

  it('refuses rules that make no sense, and counts nothing without a limit', async () => {
    const store = await open();
    for (const [limit, windowSeconds] of [[0, 60], [NaN, 60], [1, 0], [1, 0.5]] as const) {
      expect(() => store.rateLimiter(rule(limit, windowSeconds))).toThrow(TypeError);
    }
    expect(await store.rateLimiter(rule(Infinity)).consume('ada')).toMatchObject({ allowed: true });
  });
});

it('forgets texts when their time is over', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const store = memoryStore();
    await store.set('key', 'text', 10);
    vi.setSystemTime(Date.now() + 9_999);
    expect(await store.get('key')).toBe('text');
    vi.setSystemTime(Date.now() + 1);
    expect(await store.get('key')).toBeNull();
    expect(await store.replace('key', null, 'another', 10)).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

it('keeps what was decided when more is cached and counted than there is space for in memory', async () => {
  const store = memoryStore();
  await store.replace('access:blue', null, 'locked', 3600);
  const limiter = store.rateLimiter(rule(5));
  for (let each = 0; each < 10_001; each++) {
    await store.set(`member:${each}`, '1', 600);
    await limiter.consume(`address ${each}`);
  }
  expect(await store.get('access:blue')).toBe('locked');
  expect([await store.get('member:0'), await store.get('member:10000')]).toEqual([null, '1']);
});

it('refuses further decisions in memory rather than forget one, until some have expired', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const store = memoryStore();
    await store.replace('access:blue', null, 'locked', 3600);
    for (let each = 1; each < 10_000; each++) await store.replace(`access:${each}`, null, 'locked', 60);
    await expect(store.replace('access:late', null, 'locked', 60)).rejects.toThrow(StoreError);
    expect(await store.replace('access:blue', 'locked', 'open', 3600)).toBe(true);
    await store.set('member:late', '1', 600);
    vi.setSystemTime(Date.now() + 60_000);
    expect(await store.replace('access:late', null, 'locked', 60)).toBe(true);
    expect(await store.get('access:blue')).toBe('open');
  } finally {
    vi.useRealTimers();
  }
});

it('says which setting is wrong where a client makes something else of a text, rather than have nothing', async () => {
  const key = `text${count++}`;
  const [right, wrong] = [patientStore(await upstash(false)), patientStore(await upstash(true))];
  expect(await wrong.get(key)).toBeNull();
  for (const text of ['{"access":"locked"}', '1']) {
    await right.set(key, text, 60);
    expect(await right.get(key)).toBe(text);
    await expect(wrong.get(key)).rejects.toThrow(/automaticDeserialization: false/);
    await expect(wrong.get(key)).rejects.toThrow(StoreError);
  }
});

it('keeps texts for their time alone, through a pool', async () => {
  const [key, client] = [`text${count++}`, await nodeRedis()];
  await patientStore(await nodeRedisPool()).set(key, 'hello', 60);
  expect(await client.ttl(`visavis:${key}`)).toBeGreaterThan(0);
});

it('is shared by all clients of one Redis', async () => {
  const shared = rule(2);
  const limiters = [patientStore(await nodeRedis()), patientStore(ioRedis())].map((store) => store.rateLimiter(shared));
  for (const limiter of limiters) expect(await limiter.consume('ada')).toMatchObject({ allowed: true });
  for (const limiter of limiters) expect(await limiter.consume('ada')).toMatchObject({ allowed: false });
});

it('fails within its time while Redis is gone, and works again once it is back', async () => {
  const own = await startRedis();
  const client = createClient({ url: own.url, socket: { reconnectStrategy: 50 } });
  client.on('error', () => undefined);
  await client.connect();
  const five = rule(5);
  const patient = patientStore(client).rateLimiter(five);
  await patient.consume('ada');
  const store = redisStore(client, { timeoutMs: 300 });
  const limiter = store.rateLimiter(five);
  await own.kill();
  await expect(limiter.consume('ada')).rejects.toThrow(StoreError);
  await expect(store.get('key')).rejects.toThrow(StoreError);
  await expect(store.set('key', 'text', 1)).rejects.toThrow(StoreError);
  await expect(store.replace('key', null, 'text', 1)).rejects.toThrow(StoreError);

  const again = await startRedis(own.port);
  expect(await patient.consume('ada')).toMatchObject({ allowed: true });
  client.destroy();
  await again.kill();
});
