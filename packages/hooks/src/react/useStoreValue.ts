import { useSyncExternalStore } from 'react';
import type { Store } from '../core/store';

/** One value out of a store's state. Renders when it is another one. `select` gives the same for the same state. */
export function useStoreValue<T, Value>(store: Store<T>, select: (state: T) => Value): Value {
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getSnapshot()),
    () => select(store.getInitialSnapshot()),
  );
}
