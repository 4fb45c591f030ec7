import type { Clock } from './clock';

/**
 * What happens to a page:
 * - `online`, `offline`: the browser's view of the network
 * - `visibility`: `isHidden` or `isWatched` changed
 * - `frozen`, `resumed`: the page stopped, or runs again after a freeze, a sleep of the machine or a stay in the
 *   back/forward cache
 * - `pagehide`: the page goes, for good or into the cache; the last moment in which something can be sent
 */
export type PageEvent = 'online' | 'offline' | 'visibility' | 'frozen' | 'resumed' | 'pagehide';

/** The page that the code runs in: its events, its visibility, its time, and how late it is. */
export interface Environment extends Clock {
  /** Whether the browser believes that there is a network. */
  readonly isOnline: boolean;
  /** Whether the tab is in the background. Not the same as unwatched: see `isWatched`. */
  readonly isHidden: boolean;
  /**
   * Whether the user may be looking: the page is visible, or something of it floats in a picture-in-picture window,
   * or `watch()` claims it, as a recorder does.
   */
  readonly isWatched: boolean;
  /**
   * How late this page's timers were in the last 5 s at the most, in ms. The second by which browsers align the timers
   * of hidden pages does not count.
   */
  readonly latenessMs: number;
  /** Calls `listener` with each event until the returned function is called. */
  subscribe(listener: (event: PageEvent) => void): () => void;
  /** Claims that the page is watched although it is hidden, until the returned function is called. */
  watch(): () => void;
  /** Calls `callback` in a task of its own, which a hidden page does not throttle. @returns a function that cancels */
  soon(callback: () => void): () => void;
}
