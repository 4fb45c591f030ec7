/** A task that is told through its signal that nobody waits for it any more. */
export type AbortableTask<T> = (signal: AbortSignal) => Promise<T>;

/** Runs tasks one after the other, where a newer one makes the older one pointless. */
export interface Latest {
  /**
   * Aborts the task in progress, waits until it has wound up, and runs this one.
   *
   * Resolves with the task's result, or with `undefined` if a newer task (or `abort`) overtook it, before it
   * started or while it ran; a task that was overtaken must release what it got, its result goes nowhere.
   * Rejects with what the task threw, unless it had been aborted.
   */
  run<T>(task: AbortableTask<T>): Promise<T | undefined>;
  /** Aborts the task in progress and everything that waits behind it. */
  abort(): void;
}

/** Makes a queue of length one: what was asked for last wins. */
export function createLatest(): Latest {
  let controller: AbortController | null = null;
  let tail: Promise<unknown> = Promise.resolve();

  return {
    run(task) {
      controller?.abort();
      const own = (controller = new AbortController());
      const turn = tail.then(async () => {
        if (own.signal.aborted) return undefined;
        try {
          const result = await task(own.signal);
          return own.signal.aborted ? undefined : result;
        } catch (error) {
          if (own.signal.aborted) return undefined;
          throw error;
        }
      });
      // The tail only orders the tasks; the caller of `run` gets the failure.
      tail = turn.catch(() => undefined);
      return turn;
    },
    abort() {
      controller?.abort();
      controller = null;
    },
  };
}
