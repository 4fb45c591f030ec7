type Subscribe<Listener> = (listener: Listener) => () => void;

/** The same `subscribe`, which calls `start` for the first listener and its result after the last. */
export function whileSubscribed<Listener>(
  subscribe: Subscribe<Listener>,
  start: () => () => void,
): Subscribe<Listener> {
  let subscribers = 0;
  let stop: (() => void) | null = null;

  return (listener) => {
    const unsubscribe = subscribe(listener);
    subscribers += 1;
    stop ??= start();
    let subscribed = true;
    return () => {
      if (!subscribed) return;
      subscribed = false;
      unsubscribe();
      subscribers -= 1;
      if (subscribers > 0) return;
      stop?.();
      stop = null;
    };
  };
}
