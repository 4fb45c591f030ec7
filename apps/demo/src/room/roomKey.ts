'use client';

import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** The room's key: the fragment of the page's address, which no server ever sees. Null: the link has none. */
export function useRoomKey(): string | null {
  const fragment = useSyncExternalStore(
    subscribe,
    () => location.hash.slice(1),
    () => '',
  );
  return fragment || null;
}
