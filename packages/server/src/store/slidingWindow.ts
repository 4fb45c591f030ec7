import { RateLimiterMemory } from './rateLimiterFlexible';
import type { RateLimiter, RateLimitRule } from './store';

/**
 * In how many slices uses are counted. A use counts until its whole slice has left the window, so never more than the
 * limit passes in any window, and what was used is free again a tenth of the window later at most.
 */
export const SLICES = 10;

/**
 * Counts a use in Redis, as one script: `customIncrTtlLuaScript` of `rate-limiter-flexible`, which gives it the uses to
 * count, the window, the limit and the window again, and wants the count and the ms until there is room. A use past the
 * limit is not counted. The time is Redis's own, since the clocks of instances differ.
 */
export const slidingWindowScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local uses, limit, slices = tonumber(ARGV[1]), tonumber(ARGV[3]), ${SLICES}
local sliceMs = ARGV[4] * 1000 / slices
local current = math.floor(now / sliceMs)
local used, oldest = 0, current
local counts = redis.call('HGETALL', KEYS[1])
for i = 1, #counts, 2 do
  local slice = tonumber(counts[i])
  if slice < current - slices then
    redis.call('HDEL', KEYS[1], counts[i])
  else
    used = used + counts[i + 1]
    oldest = math.min(oldest, slice)
  end
end
if used + uses <= limit then
  redis.call('HINCRBY', KEYS[1], string.format('%.0f', current), uses)
  redis.call('PEXPIRE', KEYS[1], math.ceil((slices + 1) * sliceMs))
end
return { used + uses, math.ceil((oldest + slices + 1) * sliceMs - now) }
`;

/** Counters in this process, which expire with the window of the rule. */
export function countersInMemory({ name, limit, windowSeconds }: RateLimitRule): RateLimiterMemory {
  return new RateLimiterMemory({ points: limit, duration: ((SLICES + 1) * windowSeconds) / SLICES, keyPrefix: name });
}

/** The same in this process; `counters` may be those of another limiter with the same window. */
export function slidingWindowInMemory({ limit, windowSeconds }: RateLimitRule, counters: RateLimiterMemory): RateLimiter {
  const sliceMs = (windowSeconds * 1000) / SLICES;

  return {
    async consume(key) {
      const now = Date.now();
      const current = Math.floor(now / sliceMs);
      const window = Array.from({ length: SLICES + 1 }, (_, age) => current - age);
      // Counted first, and read in the same turn: uses that come at the same time see each other.
      const counting = counters.penalty(`${current}:${key}`);
      const counts = await Promise.all(window.map((slice) => counters.get(`${slice}:${key}`)));
      await counting;
      const used = counts.reduce((sum, count) => sum + (count?.consumedPoints ?? 0), 0);
      if (used <= limit) return { allowed: true, retryAfterSeconds: 0 };

      await counters.reward(`${current}:${key}`);
      const oldest = current - counts.findLastIndex((count) => (count?.consumedPoints ?? 0) > 0);
      const waitMs = (oldest + SLICES + 1) * sliceMs - now;
      return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
    },
  };
}
