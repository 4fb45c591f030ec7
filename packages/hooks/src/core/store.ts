import { createListeners } from './listeners';

/**
 * The one shape in which visavis holds state that somebody watches.
 *
 * A snapshot is immutable and stays the same object until something in it changes, so it can go straight
 * into React's `useSyncExternalStore` or into a comparison by `===`.
 */
export interface Store<T> {
  /** The state now; the same object until the next change. */
  getSnapshot(): T;
  /** The state before anything started: what a server renders and what hydration starts from. */
  getInitialSnapshot(): T;
  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
}

/** A store together with the means to change it; the owner keeps this side to itself. */
export interface WritableStore<T> extends Store<T> {
  /** Merges `patch` into a new snapshot. Listeners hear of it only if a value really changed. */
  set(patch: Partial<T>): void;
}

/** Makes a store that holds `initial` until the first `set`. */
export function createStore<T extends object>(initial: T): WritableStore<T> {
  const listeners = createListeners();
  let snapshot = initial;

  return {
    getSnapshot: () => snapshot,
    getInitialSnapshot: () => initial,
    subscribe: listeners.add,
    set(patch) {
      const changed = (Object.keys(patch) as (keyof T)[]).some((key) => !Object.is(patch[key], snapshot[key]));
      if (!changed) return;
      snapshot = { ...snapshot, ...patch };
      listeners.call();
    },
  };
}
