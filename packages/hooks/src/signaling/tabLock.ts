const lockName = (id: string) => `visavis:${id}`;

/**
 * Holds a lock that no other tab wants until `signal` aborts or the tab is gone: a sign of life that even a crash ends.
 * Calls `onHeld` once it is held, or at once where there are no locks.
 */
export function holdLock(id: string, signal: AbortSignal, onHeld: () => void): void {
  if (!globalThis.navigator.locks) {
    queueMicrotask(() => !signal.aborted && onHeld());
    return;
  }
  const held = navigator.locks.request(lockName(id), { signal }, () => {
    onHeld();
    return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  });
  held.catch(() => undefined); // Closed before it was held.
}

/** Calls `onFree` once the tab that holds the lock of `id` is gone. */
export function afterLock(id: string, signal: AbortSignal, onFree: () => void): void {
  if (!globalThis.navigator.locks) return;
  const waited = navigator.locks.request(lockName(id), { mode: 'shared', signal }, () => onFree());
  waited.catch(() => undefined); // This tab left first.
}
