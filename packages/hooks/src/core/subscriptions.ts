/** What is subscribed to something before it is made. */
export interface Subscriptions<T> {
  /** Subscribes to it, now or as soon as it is made, until the returned function is called. */
  add(subscribe: (made: T) => () => void): () => void;
  /** It is made. */
  begin(made: T): void;
}

/** Makes an empty list. */
export function createSubscriptions<T>(): Subscriptions<T> {
  const waiting = new Set<(made: T) => void>();
  let there: { readonly made: T } | null = null;

  return {
    add(subscribe) {
      if (there) return subscribe(there.made);
      let unsubscribe: (() => void) | null = null;
      const begin = (made: T) => void (unsubscribe = subscribe(made));
      waiting.add(begin);
      return () => {
        waiting.delete(begin);
        unsubscribe?.();
      };
    },
    begin(made) {
      there = { made };
      for (const begin of waiting) begin(made);
      waiting.clear();
    },
  };
}
