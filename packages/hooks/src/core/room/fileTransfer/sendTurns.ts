/** Lets one after the other go, in the order in which they asked. */
export interface SendTurns {
  /** Resolves when it is the caller's turn, with the function that ends it. */
  take(): Promise<() => void>;
}

/** Makes turns of which nobody has one. */
export function createSendTurns(): SendTurns {
  let last: Promise<unknown> = Promise.resolve();

  return {
    take() {
      const before = last;
      return new Promise((resolve) => {
        last = new Promise<void>((end) => void before.then(() => resolve(end)));
      });
    },
  };
}
