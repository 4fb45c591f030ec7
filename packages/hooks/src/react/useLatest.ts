import { useInsertionEffect, useState } from 'react';

/**
 * A function that gives the value of the last committed render, and that is always the same function.
 * Options are read through it when they are needed, so that an inline object never restarts anything.
 */
export function useLatest<T>(value: T): () => T {
  const [cell] = useState(() => {
    let latest = value;
    return {
      get: () => latest,
      set(next: T) {
        latest = next;
      },
    };
  });
  // Before any other effect of the commit, which may read it already.
  useInsertionEffect(() => cell.set(value));
  return cell.get;
}
