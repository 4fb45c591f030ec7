import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  addEventListener('popstate', listener);
  return () => {
    removeEventListener('hashchange', listener);
    removeEventListener('popstate', listener);
  };
}

/** The address of the page, its fragment included, in which a room's key may be; '' on the server. */
export function usePageLink(): string {
  return useSyncExternalStore(
    subscribe,
    () => location.href,
    () => '',
  );
}
