import type { RedisClient } from '../redisCommands';
import { redisStore } from '../redisStore';
import type { Store } from '../store';

/** A store for tests of everything but its time limit, which a busy machine can miss. */
export const patientStore = (client: RedisClient): Store => redisStore(client, { timeoutMs: 60_000 });
