import * as fc from 'fast-check';
import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRedis, type Redis } from '../../../../scripts/vitest/redis';
import { countersInMemory, SLICES, slidingWindowInMemory, slidingWindowScript } from './slidingWindow';

const limit = 5;
const windowSeconds = 10;
const windowMs = windowSeconds * 1000;

// Bursts and pauses, some of them just at the seams of slices and windows.
const pauses = fc.array(fc.oneof(fc.constantFrom(0, 1, 999, 1000, 9_999, 10_000), fc.nat(12_000)), { maxLength: 80 });

afterEach(() => void vi.useRealTimers());

/** Uses a key after each of the pauses; the times at which it was allowed, and at which it was refused. */
async function use(waits: readonly number[]) {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: 1_900_000_000_000 });
  const rule = { name: 'test', limit, windowSeconds };
  const limiter = slidingWindowInMemory(rule, countersInMemory(rule));
  const allowed: number[] = [];
  const refused: { at: number; retryAfterSeconds: number }[] = [];
  for (const wait of waits) {
    vi.advanceTimersByTime(wait);
    const verdict = await limiter.consume('ada');
    if (verdict.allowed) allowed.push(Date.now());
    else refused.push({ at: Date.now(), ...verdict });
  }
  vi.useRealTimers();
  return { allowed, refused };
}

describe('a sliding window', () => {
  it('lets no more than the limit pass in any window, whatever its beginning', async () => {
    await fc.assert(
      fc.asyncProperty(pauses, async (waits) => {
        const { allowed } = await use(waits);
        for (const begin of allowed) {
          expect(allowed.filter((time) => time >= begin && time < begin + windowMs).length).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  it('refuses only where the limit was used within the last window and a tenth', async () => {
    await fc.assert(
      fc.asyncProperty(pauses, async (waits) => {
        const { allowed, refused } = await use(waits);
        for (const { at } of refused) {
          const since = at - windowMs * (1 + 1 / SLICES);
          // More than the limit can have passed in so long, since that is more than a window.
          expect(allowed.filter((time) => time > since && time <= at).length).toBeGreaterThanOrEqual(limit);
        }
      }),
      { examples: [[[6592, 8, 1225, 1, 1, 9173, 0, 0]]] },
    );
  });

  it('has room when it said that it would', async () => {
    await fc.assert(
      fc.asyncProperty(pauses, async (waits) => {
        const last = (await use(waits)).refused.at(-1);
        if (!last) return;
        // Up to that one: what is allowed after it takes of the room.
        const times = waits.map((_, index) => waits.slice(0, index + 1).reduce((sum, wait) => sum + wait, 1_900_000_000_000));
        const before = waits.slice(0, times.lastIndexOf(last.at) + 1);
        const wait = last.retryAfterSeconds * 1000;
        const { allowed } = await use([...before, wait]);
        expect(allowed.at(-1)).toBe(last.at + wait);
      }),
      { examples: [[[0, 2065, 0, 1, 1, 1000, 7933]]] },
    );
  });

  it('lets no second limit pass at the seam of two windows', async () => {
    const burst = [9_999, 0, 0, 0, 0, 1, 0, 0, 0, 0];
    expect((await use(burst)).allowed).toHaveLength(limit);
  });
});

describe('the script in Redis', () => {
  let redis: Redis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.kill());

  it('decides as the window in this process does', async () => {
    const client = createClient({ url: redis.url });
    client.on('error', () => undefined);
    await client.connect();
    // With a clock that the test sets.
    const script = slidingWindowScript.replace("redis.call('TIME')", '{ ARGV[5], ARGV[6] }');
    expect(script).not.toBe(slidingWindowScript);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(pauses, async (waits) => {
        const key = `run${run++}`;
        let now = 1_900_000_000_000;
        const allowed: number[] = [];
        for (const wait of waits) {
          now += wait;
          const clock = [String(Math.floor(now / 1000)), String((now % 1000) * 1000)];
          const args = ['1', String(windowSeconds), String(limit), String(windowSeconds), ...clock];
          const [consumed] = (await client.eval(script, { keys: [key], arguments: args })) as [number, number];
          if (consumed <= limit) allowed.push(now);
        }
        expect(allowed).toEqual((await use(waits)).allowed);
        expect(await client.hLen(key)).toBeLessThanOrEqual(SLICES + 1);
      }),
      { numRuns: 30 },
    );
    client.destroy();
  });
});
