import { consumeWith } from './consumeWith';
import { RateLimiterRedis } from './rateLimiterFlexible';
import { redisCommands, type RedisClient, type RedisCommands } from './redisCommands';
import { slidingWindowScript } from './slidingWindow';
import { checkRule, StoreError, unlimited, type Store } from './store';

export interface RedisStoreOptions {
  /** What stands before every key. @default 'visavis:' */
  prefix?: string;
  /**
   * How long Redis may take, in ms; clients queue what they are given while they reconnect, and a request must not
   * wait for that. @default 500
   */
  timeoutMs?: number;
}

/**
 * A store in Redis, which all instances of a deployment share. Counting is atomic: one script a use.
 *
 * @param client yours: of `redis` (a pool too), of `ioredis`, or one over HTTP such as `@upstash/redis` with
 * `automaticDeserialization: false`
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): Store {
  const { prefix = 'visavis:', timeoutMs = 500 } = options;
  const commands = inTime(redisCommands(client), timeoutMs);
  // The calling convention of the `redis` package, which the limiter knows.
  const storeClient = {
    eval: (script: string, { keys, arguments: args }: { keys: string[]; arguments: string[] }) =>
      commands.eval(script, keys, args),
  };

  return {
    rateLimiter(rule) {
      checkRule(rule);
      if (rule.limit === Infinity) return unlimited;
      const limiter = new RateLimiterRedis({
        storeClient,
        useRedisPackage: true,
        points: rule.limit,
        duration: rule.windowSeconds,
        keyPrefix: `${prefix}${rule.name}`,
        customIncrTtlLuaScript: slidingWindowScript,
      });
      return consumeWith((key) => limiter.consume(key));
    },
    async get(key) {
      const value = await commands.get(prefix + key);
      if (value === null || value === undefined) return null;
      if (typeof value === 'string') return value;
      // To read it as nothing would open a locked room.
      throw new StoreError(
        'The Redis client made something else of a text that is kept. Set automaticDeserialization: false in @upstash/redis, ' +
          'or the like in another one.',
      );
    },
    async set(key, value, ttlSeconds) {
      await commands.set(prefix + key, value, ttlSeconds);
    },
    async delete(key) {
      await commands.del(prefix + key);
    },
    async replace(key, expected, value, ttlSeconds) {
      const args = [expected === null ? '0' : '1', expected ?? '', value, String(Math.ceil(ttlSeconds))];
      return (await commands.eval(replaceScript, [prefix + key], args)) === 1;
    },
  };
}

const replaceScript = `
local kept = redis.call('GET', KEYS[1])
local isExpected = ARGV[1] == '0' and not kept or ARGV[1] == '1' and kept == ARGV[2]
if not isExpected then return 0 end
redis.call('SET', KEYS[1], ARGV[3], 'EX', ARGV[4])
return 1
`;

/** The same commands, which reject with a `StoreError` where they fail or take longer. */
function inTime(commands: RedisCommands, timeoutMs: number): RedisCommands {
  async function run(command: () => Promise<unknown>): Promise<unknown> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new StoreError(`Redis did not answer within ${timeoutMs} ms.`)), timeoutMs);
    });
    try {
      return await Promise.race([command(), late]);
    } catch (cause) {
      if (cause instanceof StoreError) throw cause;
      throw new StoreError('Redis can not be reached.', { cause });
    } finally {
      clearTimeout(timer);
    }
  }
  return {
    eval: (script, keys, args) => run(() => commands.eval(script, keys, args)),
    get: (key) => run(() => commands.get(key)),
    set: (key, value, ttlSeconds) => run(() => commands.set(key, value, ttlSeconds)),
    del: (key) => run(() => commands.del(key)),
  };
}
