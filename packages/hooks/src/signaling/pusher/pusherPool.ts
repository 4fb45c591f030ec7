import type Pusher from 'pusher-js';

/** Makes a pusher-js; `params` gives those of the call that uses it now, and is asked at every authorization. */
export type CreatePusher<Params> = (params: () => Params) => Pusher;

/** A pusher-js for one call. */
export interface PusherLease {
  readonly pusher: Pusher;
  /** Ends it; the connection goes a moment later, after what was sent last, unless another call takes it at once. */
  release(): void;
}

/** Instances of pusher-js that calls use one after the other. */
export interface PusherPool<Params> {
  /**
   * A free instance that was made under `key`, or one that `create` makes.
   *
   * @param key the same for what can use the same instance, such as a room of one app
   */
  lend(key: string, params: () => Params, create: CreatePusher<Params>): PusherLease;
}

interface Entry<Params> {
  readonly key: string;
  readonly pusher: Pusher;
  params: () => Params;
  isUsed: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Lends pusher-js instances, each again once it is free: pusher-js keeps every one that was ever made, with its listeners on
 * the network, for as long as the page lives.
 */
export function createPusherPool<Params>(): PusherPool<Params> {
  const entries = new Set<Entry<Params>>();

  function find(key: string): Entry<Params> | null {
    for (const entry of entries) {
      // One that has failed does not try again, nor tell anybody anew.
      if (entry.pusher.connection.state === 'failed') entries.delete(entry);
      else if (!entry.isUsed && entry.key === key) return entry;
    }
    return null;
  }

  function add(key: string, params: () => Params, create: CreatePusher<Params>): Entry<Params> {
    const pusher = create(() => entry.params());
    const entry: Entry<Params> = { key, pusher, params, isUsed: true, timer: undefined };
    entries.add(entry);
    return entry;
  }

  return {
    lend(key, params, create) {
      const entry = find(key) ?? add(key, params, create);
      clearTimeout(entry.timer);
      entry.params = params;
      entry.isUsed = true;
      let isReleased = false;
      return {
        pusher: entry.pusher,
        release() {
          if (isReleased) return;
          isReleased = true;
          entry.isUsed = false;
          // pusher-js sends what it is told a moment later; that one leaves the channel has to go out before.
          entry.timer = setTimeout(() => entry.pusher.disconnect());
        },
      };
    },
  };
}
