/** Functions of the application, or of our own, that are told of something. */
export interface Listeners<T extends readonly unknown[]> {
  readonly size: number;
  /** Calls `listener` each time until the returned function is called. One function added twice is called twice. */
  add(listener: (...values: T) => void): () => void;
  /** Tells all of them. */
  call(...values: T): void;
}

/** Makes an empty list. */
export function createListeners<T extends readonly unknown[] = []>(): Listeners<T> {
  const listeners = new Set<(...values: T) => void>();
  return {
    get size() {
      return listeners.size;
    },
    add(listener) {
      const entry = (...values: T) => listener(...values);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    call(...values) {
      for (const listener of listeners) callListener(listener, ...values);
    },
  };
}

/**
 * Calls a listener. What it throws reaches the page as an uncaught error, as from a listener of the DOM, and stops neither
 * the other listeners nor what it was told of.
 */
export function callListener<T extends readonly unknown[]>(listener: (...values: T) => void, ...values: T): void {
  try {
    listener(...values);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
