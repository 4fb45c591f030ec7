import type Pusher from 'pusher-js';
import type { Channel } from 'pusher-js';

/** What the page's own code does to the channels of a pusher-js instance that our code uses as well. */
export interface ApplicationUseEvents {
  /** The application subscribes to the channel. */
  onSubscribe(name: string): void;
  /** It wants out. @returns whether the channel is still needed: then the subscription stays */
  onUnsubscribe(name: string): boolean;
}

/** How our own code subscribes, so that it is not taken for the application's. */
export interface OwnSubscriptions {
  subscribe(name: string): Channel;
  unsubscribe(name: string): void;
}

/**
 * Tells the application's calls of `subscribe` and `unsubscribe` from ours: pusher-js keeps one subscription for all of a page,
 * and does not count who asked for it. Call it once for each instance.
 */
export function watchApplicationUse(pusher: Pusher, events: ApplicationUseEvents): OwnSubscriptions {
  const subscribe = pusher.subscribe.bind(pusher);
  const subscribeAll = pusher.subscribeAll.bind(pusher);
  const unsubscribe = pusher.unsubscribe.bind(pusher);
  let isRenewal = false;

  pusher.subscribe = (name) => {
    if (!isRenewal) events.onSubscribe(name);
    return subscribe(name);
  };
  // At each connection pusher-js subscribes again to what it knows, by the same method.
  pusher.subscribeAll = () => {
    isRenewal = true;
    try {
      subscribeAll();
    } finally {
      isRenewal = false;
    }
  };
  pusher.unsubscribe = (name) => {
    if (!events.onUnsubscribe(name)) unsubscribe(name);
  };
  return { subscribe, unsubscribe };
}
