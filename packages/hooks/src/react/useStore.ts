import { useSyncExternalStore } from 'react';
import type { Store } from '../core/store';

/** The store's state, kept up to date. The only way in which visavis brings state into React. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getInitialSnapshot);
}
