import { createClient } from 'redis';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { startRedis } from '../../../../scripts/vitest/redis';
import { memoryStore } from '../store/memoryStore';
import { patientStore } from '../store/testing/patientStore';
import { StoreError, type Store } from '../store/store';
import { cut, json, left, serve, startVendor, stunEnv, turn } from './testing/vendor';

afterEach(() => void vi.useRealTimers());

async function redisStores(): Promise<[Store, Store]> {
  const redis = await startRedis();
  onTestFinished(() => redis.kill());
  const connect = async () => {
    const client = createClient({ url: redis.url });
    client.on('error', () => undefined);
    await client.connect();
    onTestFinished(() => client.destroy());
    return patientStore(client);
  };
  return [await connect(), await connect()];
}

const stores: [string, () => Promise<[Store, Store]>][] = [
  ['one store in memory', async () => [memoryStore(), memoryStore()].fill(memoryStore()) as [Store, Store]],
  ['one Redis', redisStores],
];

it.each(stores)('a vendor is asked once by all instances with %s, also when they ask at the same time', async (_name, open) => {
  const [one, other] = await open();
  const { url, asked } = await startVendor(json({ ttl: 1000, iceServers: turn }));
  const asks = [one, other].map((store) => serve({ ICE_SERVERS_URL: url }, { store }));
  const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => asks[index % 2]!()));
  for (const { iceServers } of answers) expect(iceServers).toEqual([turn]);
  expect(asked()).toBe(1);
});

it.each(stores)('a vendor that fails one instance is left alone by the others too, with %s', async (_name, open) => {
  const [one, other] = await open();
  const { url, asked } = await startVendor(cut);
  const asks = [one, other].map((store) => serve({ ...stunEnv, ICE_SERVERS_URL: url }, { store }));
  for (const ask of [...asks, ...asks]) {
    expect(await ask()).toMatchObject({ iceServers: left, problems: [{ code: 'provider-unreachable' }] });
  }
  expect(asked()).toBe(1);
});

it('a vendor that fails while its last answer is good is left alone by all, and the answer serves', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
  const store = memoryStore();
  const { url, asked, change } = await startVendor(json({ ttl: 1000, iceServers: turn }));
  const [one, other] = [serve({ ICE_SERVERS_URL: url }, { store }), serve({ ICE_SERVERS_URL: url }, { store })];
  await one();
  change(json({}, 500));
  vi.setSystemTime(1_900_000_950_000);
  expect((await one()).iceServers).toEqual([turn]);
  await vi.waitFor(() => expect(asked()).toBe(2));
  for (let each = 0; each < 5; each++) expect((await other()).iceServers).toEqual([turn]);
  expect(asked()).toBe(2);
});

it('another account of the same vendor has servers of its own', async () => {
  const store = memoryStore();
  const { url, asked } = await startVendor(json([turn]));
  await serve({ ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: 'one' }, { store })();
  await serve({ ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: 'another' }, { store })();
  expect(asked()).toBe(2);
});

it('nothing of the key to the vendor stands in the store', async () => {
  const kept: string[] = [];
  const memory = memoryStore();
  const store: Store = {
    ...memory,
    set: (key, value, ttlSeconds) => (kept.push(key + value), memory.set(key, value, ttlSeconds)),
  };
  const { url } = await startVendor(json([turn]));
  await serve({ ICE_SERVERS_URL: url, ICE_SERVERS_TOKEN: 'hunter3' }, { store })();
  expect(kept).toHaveLength(1);
  expect(kept.join('')).not.toMatch(/hunter/);
});

it('while the store is down an instance asks for itself, and keeps the answer for itself', async () => {
  const fail = () => Promise.reject(new StoreError('gone'));
  const down: Store = { ...memoryStore(), get: fail, set: fail, delete: fail, replace: fail };
  const { url, asked } = await startVendor(json([turn]));
  const onError = vi.fn();
  const ask = serve({ ICE_SERVERS_URL: url }, { store: down, onError });
  for (let each = 0; each < 3; each++) expect((await ask()).iceServers).toEqual([turn]);
  expect(asked()).toBe(1);
  expect(onError).toHaveBeenCalledWith(expect.any(StoreError));
});
