import { expect, it, vi } from 'vitest';
import { HttpError } from '../http/httpError';
import { memoryStore } from '../store/memoryStore';
import { StoreError, type Store } from '../store/store';
import { createRateLimits, type RateLimitsOptions } from './createRateLimits';

const perMinute = (limit: number) => [{ limit, windowSeconds: 60 }];

function limits(options: Partial<RateLimitsOptions> = {}) {
  return createRateLimits({
    name: 'test',
    store: memoryStore(),
    quotas: { address: perMinute(2), member: perMinute(2), room: perMinute(3) },
    whenDown: 'open',
    message: 'Too often.',
    ...options,
  });
}

/** A store that is down. */
function brokenStore(): Store {
  const fail = () => Promise.reject(new StoreError('gone'));
  return { rateLimiter: () => ({ consume: fail }), get: fail, set: fail, delete: fail, replace: fail };
}

const statusOf = (attempt: Promise<void>) =>
  attempt.then(
    () => 200,
    (error: unknown) => (error instanceof HttpError ? error.status : String(error)),
  );

it('counts each key by itself, and the room for everybody in it', async () => {
  const { enforce } = limits();
  const ask = (member: string) => statusOf(enforce({ address: `1.1.1.${member}`, member, room: 'blue' }));
  expect([await ask('1'), await ask('1'), await ask('1')]).toEqual([200, 200, 429]);
  expect([await ask('2'), await ask('3')]).toEqual([200, 429]);
  expect(await statusOf(enforce({}))).toBe(200);
});

it('keeps every quota of a kind', async () => {
  const quotas = { address: [...perMinute(10), { limit: 3, windowSeconds: 3600 }], member: [], room: [] };
  const { enforce } = limits({ quotas });
  const statuses = [];
  for (let each = 0; each < 4; each++) statuses.push(await statusOf(enforce({ address: '1.1.1.1' })));
  expect(statuses).toEqual([200, 200, 200, 429]);
});

it('bounds what all clients without a known address may do together', async () => {
  const { enforce } = limits();
  const statuses = [];
  for (let each = 0; each < 25; each++) statuses.push(await statusOf(enforce({ address: 'unknown' })));
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
});

it('counts in this process while the store is down, and says so, where it is to stay open', async () => {
  const onError = vi.fn();
  const { enforce } = limits({ store: brokenStore(), onError });
  const ask = () => statusOf(enforce({ address: '1.1.1.1' }));
  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
  expect(onError).toHaveBeenCalledWith(expect.any(StoreError));
});

it('passes the failure of the store on where it is to close', async () => {
  await expect(limits({ store: brokenStore(), whenDown: 'closed' }).enforce({ room: 'blue' })).rejects.toThrow(StoreError);
});
