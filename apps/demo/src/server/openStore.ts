import { memoryStore, redisStore, type Environment, type Store } from '@visavis/server';
import { createClient } from 'redis';
import { logError } from './logError';

/** How long to wait before each further attempt to reach Redis, in ms: at first, and at most. */
const RETRY_MS = [100, 2000] as const;

interface OpenStore {
  readonly store: Store;
  close(): void;
}

// One connection for the process, until it is to be another Redis.
let kept: (OpenStore & { url: string }) | null = null;

/**
 * Where this deployment's instances keep what they share: the Redis at `REDIS_URL`, or this process alone. It never
 * throws: while Redis is gone, each use of the store says so.
 */
export function openStore(env: Environment): Store {
  const url = env['REDIS_URL']?.trim() ?? '';
  if (kept?.url === url) return kept.store;
  kept?.close();
  const opened = url !== '' && isRedisUrlUsable(env) ? connect(url) : { store: memoryStore(), close: () => undefined };
  kept = { url, ...opened };
  return kept.store;
}

/** Whether `REDIS_URL` can be one. */
export function isRedisUrlUsable(env: Environment): boolean {
  const url = env['REDIS_URL']?.trim() ?? '';
  return url === '' || (URL.canParse(url) && /^rediss?:$/.test(new URL(url).protocol));
}

function connect(url: string): OpenStore {
  const [first, most] = RETRY_MS;
  const client = createClient({
    url,
    // What can't be done now is not to be done later: its request has been answered by then.
    disableOfflineQueue: true,
    socket: { connectTimeout: 2000, reconnectStrategy: (retries) => Math.min(first * 2 ** retries, most) },
  });
  client.on('error', logError);
  client.connect().catch(logError);
  return { store: redisStore(client), close: () => client.destroy() };
}
