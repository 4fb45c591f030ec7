/** Counts how often the page uses one thing of a vendor's client, such as a channel, so that the last one lets go of it. */
export interface UseCounter {
  /** @returns ends this use, and says whether it was the last one; the second time it says false */
  add(client: object, name: string): () => boolean;
}

/** Makes a counter. It keeps no client alive. */
export function createUseCounter(): UseCounter {
  const counts = new WeakMap<object, Map<string, number>>();
  return {
    add(client, name) {
      const names = counts.get(client) ?? new Map<string, number>();
      counts.set(client, names);
      names.set(name, (names.get(name) ?? 0) + 1);
      let released = false;
      return () => {
        if (released) return false;
        released = true;
        const left = (names.get(name) ?? 1) - 1;
        if (left > 0) names.set(name, left);
        else names.delete(name);
        return left === 0;
      };
    },
  };
}
