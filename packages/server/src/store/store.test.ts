import { Redis as IoRedis } from 'ioredis';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRedis, type Redis } from '../../../../scripts/vitest/redis';
import { memoryStore } from './memoryStore';
import { redisStore } from './redisStore';
import type { HttpRedisClient } from './redisCommands';
import { StoreError, type Store } from './store';

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

/** Calls commands as `@upstash/redis` does, over a real Redis. */
async function overHttp(): Promise<HttpRedisClient> {
  const client = await nodeRedis();
  return {
    eval: (script, keys, args) => client.eval(script, { keys, arguments: args }),
    get: (key) => client.get(key),
    set: (key, value, { ex }) => client.set(key, value, { EX: ex }),
    del: (key) => client.del(key),
  };
}

let count = 0;
const rule = (limit: number, windowSeconds = 60) => ({ name: `rule${count++}`, limit, windowSeconds });

const stores: [string, () => Promise<Store> | Store][] = [
  ['memory', memoryStore],
  ['redis', async () => redisStore(await nodeRedis())],
  ['ioredis', () => redisStore(ioRedis())],
  ['a client over HTTP', async () => redisStore(await overHttp())],
];

describe.each(stores)('a store in %s', (_name, open) => {
  it('allows as many uses of a key as the rule says, and tells how long the rest have to wait', async () => {
    const limiter = (await open()).rateLimiter(rule(3));
    for (let each = 0; each < 3; each++) expect(await limiter.consume('ada')).toMatchObject({ allowed: true });
    const { allowed, retryAfterSeconds } = await limiter.consume('ada');
    expect(allowed).toBe(false);
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
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

  it('keeps texts, and forgets them when it is told to', async () => {
    const store = await open();
    const key = `text${count++}`;
    expect(await store.get(key)).toBeNull();
    await store.set(key, 'hello', 60);
    expect(await store.get(key)).toBe('hello');
    await store.delete(key);
    expect(await store.get(key)).toBeNull();
  });

  it('refuses rules that make no sense, and counts nothing without a limit', async () => {
    const store = await open();
    for (const [limit, windowSeconds] of [[0, 60], [NaN, 60], [1, 0], [1, 0.5]] as const) {
      expect(() => store.rateLimiter(rule(limit, windowSeconds))).toThrow(TypeError);
    }
    expect(await store.rateLimiter(rule(Infinity)).consume('ada')).toMatchObject({ allowed: true });
  });
});

it('begins a new window when the last one is over, and forgets texts then', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  try {
    const store = memoryStore();
    const limiter = store.rateLimiter(rule(1, 10));
    await limiter.consume('ada');
    await store.set('key', 'text', 10);
    vi.advanceTimersByTime(9_000);
    expect(await limiter.consume('ada')).toEqual({ allowed: false, retryAfterSeconds: 1 });
    expect(await store.get('key')).toBe('text');
    vi.advanceTimersByTime(1_000);
    expect(await limiter.consume('ada')).toMatchObject({ allowed: true });
    expect(await store.get('key')).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

it('is shared by all clients of one Redis', async () => {
  const shared = rule(2);
  const limiters = [redisStore(await nodeRedis()), redisStore(ioRedis())].map((store) => store.rateLimiter(shared));
  for (const limiter of limiters) expect(await limiter.consume('ada')).toMatchObject({ allowed: true });
  for (const limiter of limiters) expect(await limiter.consume('ada')).toMatchObject({ allowed: false });
});

it('fails within its time while Redis is gone, and works again once it is back', async () => {
  const own = await startRedis();
  const client = createClient({ url: own.url, socket: { reconnectStrategy: 50 } });
  client.on('error', () => undefined);
  await client.connect();
  const store = redisStore(client, { timeoutMs: 300 });
  const limiter = store.rateLimiter(rule(5));
  await limiter.consume('ada');
  await own.kill();
  await expect(limiter.consume('ada')).rejects.toThrow(StoreError);
  await expect(store.get('key')).rejects.toThrow(StoreError);
  await expect(store.set('key', 'text', 1)).rejects.toThrow(StoreError);

  const again = await startRedis(own.port);
  await vi.waitFor(async () => expect(await limiter.consume('ada')).toMatchObject({ allowed: true }), { timeout: 10_000 });
  client.destroy();
  await again.kill();
}, 30_000);
