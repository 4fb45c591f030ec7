import type Pusher from 'pusher-js';
import type { PusherAuthParams } from './pusherOptions';

/** Makes a pusher-js; `params` are asked at every authorization. */
export type CreatePusher = (params: () => PusherAuthParams) => Pusher;

/** A pusher-js for one call. */
export interface PusherLease {
  readonly pusher: Pusher;
  /** Ends it; the connection goes unless another call takes it at once. */
  release(): void;
}

interface Entry {
  readonly key: string;
  readonly pusher: Pusher;
  params: () => PusherAuthParams;
  isUsed: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Lends pusher-js instances, each again once it is free: pusher-js keeps every one that was ever made, with its listeners on
 * the network, for as long as the page lives.
 */
export function createPusherPool() {
  const entries = new Set<Entry>();

  function find(key: string): Entry | null {
    for (const entry of entries) {
      // One that has failed does not try again, nor tell anybody anew.
      if (entry.pusher.connection.state === 'failed') entries.delete(entry);
      else if (!entry.isUsed && entry.key === key) return entry;
    }
    return null;
  }

  function add(key: string, params: () => PusherAuthParams, create: CreatePusher): Entry {
    const pusher = create(() => entry.params());
    const entry: Entry = { key, pusher, params, isUsed: true, timer: undefined };
    entries.add(entry);
    return entry;
  }

  return {
    /** @param key the same for what can use the same instance */
    lend(key: string, params: () => PusherAuthParams, create: CreatePusher): PusherLease {
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
