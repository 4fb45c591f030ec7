import type Pusher from 'pusher-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPusherPool } from './pusherPool';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const paramsOf = (name: string) => () => ({ name });

/** A pool over instances that say nothing but their state, and what each was made with. */
function setUp() {
  const made: { connection: { state: string }; disconnect: () => void; nameNow: () => string }[] = [];
  const pool = createPusherPool<{ name: string }>();
  const lend = (name: string, key = 'tea') =>
    pool.lend(key, paramsOf(name), (params) => {
      const instance = { connection: { state: 'connected' }, disconnect: vi.fn(), nameNow: () => params().name };
      made.push(instance);
      return instance as unknown as Pusher;
    });
  return { made, lend };
}

it('lends one instance to one call after the other, with the words of each', () => {
  const { made, lend } = setUp();
  const first = lend('Ada');
  expect(made[0]?.nameNow()).toBe('Ada');
  first.release();
  vi.runAllTimers();
  expect(made[0]?.disconnect).toHaveBeenCalledTimes(1);
  const second = lend('Ben');
  expect(second.pusher).toBe(first.pusher);
  expect(made.map((each) => each.nameNow())).toEqual(['Ben']);
});

it('leaves the connection of one that is taken again at once, and ends a lease once', () => {
  const { made, lend } = setUp();
  const first = lend('Ada');
  first.release();
  lend('Ada');
  first.release();
  vi.runAllTimers();
  expect(made).toHaveLength(1);
  expect(made[0]?.disconnect).not.toHaveBeenCalled();
});

it('makes another one for a second call at the same time, for another room, and in the place of one that failed', () => {
  const { made, lend } = setUp();
  const first = lend('Ada');
  lend('Ada');
  lend('Ada', 'coffee');
  expect(made).toHaveLength(3);
  first.release();
  if (made[0]) made[0].connection.state = 'failed';
  lend('Ada');
  expect(made).toHaveLength(4);
});
