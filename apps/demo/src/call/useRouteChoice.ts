import { useCallback, useSyncExternalStore } from 'react';

const key = 'visavis:route';
const listeners = new Set<() => void>();
/** What was chosen in this page, where storage is blocked. */
let chosen: string | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function read(): string {
  if (chosen !== undefined) return chosen;
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    // Blocked: as if nothing had been chosen before.
    return '';
  }
}

/** Whether the user has chosen that everything goes through a relay; it is still there on the next visit. */
export function useRouteChoice(): [privateRoute: boolean, setPrivateRoute: (privateRoute: boolean) => void] {
  const text = useSyncExternalStore(subscribe, read, () => '');
  const setPrivateRoute = useCallback((privateRoute: boolean) => {
    chosen = privateRoute ? 'relay' : '';
    for (const listener of listeners) listener();
    try {
      localStorage.setItem(key, chosen);
    } catch {
      // Blocked or full: it holds for this page, which is all that can be done.
      return;
    }
  }, []);
  return [text === 'relay', setPrivateRoute];
}
