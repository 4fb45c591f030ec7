/** How long a disconnected path is left to come back by itself, in ms; most do within this time. */
const PATIENCE_MS = 3000;
/** How long a restart has before the next one, in ms. */
const RETRY_MS = 5000;

/** Restarts ICE while a connection that worked does not. */
export interface Recovery {
  /** The path is gone. `now`: the browser has given it up, so there is nothing to wait for. */
  start(now: boolean): void;
  /** It is back, or nobody wants it any more. */
  stop(): void;
}

/** Makes a recovery that is at rest. */
export function createRecovery(options: { isConnected(): boolean; restart(): void }): Recovery {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let listen: AbortController | null = null;

  function restart() {
    clearTimeout(timer);
    if (options.isConnected()) return;
    options.restart();
    timer = setTimeout(restart, RETRY_MS);
  }

  return {
    start(now) {
      if (!listen) {
        listen = new AbortController();
        // The network is back: don't wait for the timer.
        globalThis.addEventListener('online', restart, { signal: listen.signal });
      }
      if (now) restart();
      else timer ??= setTimeout(restart, PATIENCE_MS);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      listen?.abort();
      listen = null;
    },
  };
}
