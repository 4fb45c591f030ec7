/** The commands that a store needs, whichever client runs them. */
export interface RedisCommands {
  eval(script: string, keys: string[], args: string[]): Promise<unknown>;
  get(key: string): Promise<unknown>;
  set(key: string, value: string, ttlSeconds: number): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** A connected client of the `redis` package, version 5 or newer: of `createClient` or `createClientPool`. */
export interface NodeRedisClient {
  readonly isOpen: boolean;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  get(key: string): Promise<unknown>;
  set(key: string, value: string, options: { EX: number }): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** A client of `ioredis`. */
export interface IoRedisClient {
  defineCommand: unknown;
  eval(script: string, numberOfKeys: number, ...keysAndArgs: string[]): Promise<unknown>;
  get(key: string): Promise<unknown>;
  set(key: string, value: string, token: 'EX', seconds: number): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** A client over HTTP, such as `@upstash/redis` with `automaticDeserialization: false`. */
export interface HttpRedisClient {
  eval(script: string, keys: string[], args: string[]): Promise<unknown>;
  get(key: string): Promise<unknown>;
  set(key: string, value: string, options: { ex: number }): Promise<unknown>;
  del(key: string): Promise<unknown>;
}

/** Your own client; it stays yours to connect and to close. */
export type RedisClient = NodeRedisClient | IoRedisClient | HttpRedisClient;

/** The commands of any of the clients, which call them differently. */
export function redisCommands(client: RedisClient): RedisCommands {
  if ('defineCommand' in client) {
    return {
      eval: (script, keys, args) => client.eval(script, keys.length, ...keys, ...args),
      get: (key) => client.get(key),
      set: (key, value, ttlSeconds) => client.set(key, value, 'EX', ttlSeconds),
      del: (key) => client.del(key),
    };
  }
  if ('isOpen' in client) {
    return {
      eval: (script, keys, args) => client.eval(script, { keys, arguments: args }),
      get: (key) => client.get(key),
      set: (key, value, ttlSeconds) => client.set(key, value, { EX: ttlSeconds }),
      del: (key) => client.del(key),
    };
  }
  return {
    eval: (script, keys, args) => client.eval(script, keys, args),
    get: (key) => client.get(key),
    set: (key, value, ttlSeconds) => client.set(key, value, { ex: ttlSeconds }),
    del: (key) => client.del(key),
  };
}
