import { createClient } from 'redis';
import { expect, it, onTestFinished } from 'vitest';
import { startRedis } from '../../../../scripts/vitest/redis';
import { memoryStore } from '../store/memoryStore';
import { patientStore } from '../store/testing/patientStore';
import { StoreError, type Store } from '../store/store';
import { createRoomAccess, OPEN_ROOM } from './roomAccess';

async function inRedis(): Promise<Store> {
  const redis = await startRedis();
  const client = createClient({ url: redis.url });
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(async () => {
    client.destroy();
    await redis.kill();
  });
  return patientStore(client);
}

it.each<[string, () => Store | Promise<Store>]>([
  ['memory', memoryStore],
  ['Redis', inRedis],
])('loses no decision of several hosts at the same time, in %s', async (_name, open) => {
  const store = await open();
  const instances = [createRoomAccess({ store }), createRoomAccess({ store })];
  const ids = ['ada', 'ben', 'cho', 'dee'];
  const admit = (id: string, index: number) =>
    instances[index % 2]!.update('blue', (before) => ({ ...before, admitted: [...before.admitted, id] }));
  await Promise.all([...ids.map(admit), instances[0]!.update('blue', (before) => ({ ...before, access: 'locked' }))]);
  const state = await instances[1]!.read('blue');
  expect(state.access).toBe('locked');
  expect(state.admitted.toSorted()).toEqual(ids);
  expect(await instances[0]!.read('red')).toEqual(OPEN_ROOM);
});

it('keeps bounded lists, the last names of them', async () => {
  const access = createRoomAccess();
  const many = Array.from({ length: 300 }, (_, index) => `id${index}`);
  const { banned } = await access.update('blue', (before) => ({ ...before, banned: [...many, ...many] }));
  expect(banned).toEqual(many.slice(-256));
});

it('fails where the store holds something else, instead of taking it for an open room', async () => {
  const store = memoryStore();
  await store.set('access:blue', '{"access":"ajar"}', 60);
  await expect(createRoomAccess({ store }).read('blue')).rejects.toThrow(StoreError);
});

it('refuses a lifetime that is none, and what is no room', async () => {
  expect(() => createRoomAccess({ ttlSeconds: 0 })).toThrow(TypeError);
  await expect(createRoomAccess().read('../x')).rejects.toThrow(TypeError);
});
