/** Watches one connection for silence. */
export interface Heartbeat {
  /** Something arrived: the other side lives. */
  beat(): void;
  /** Stops watching. */
  stop(): void;
}

/**
 * Calls `onSilent` after `activityMs` without a beat, and `onDead` if `pongMs` more pass without one.
 * Runs until `stop()`.
 */
export function createHeartbeat(options: {
  activityMs: number;
  pongMs: number;
  onSilent(): void;
  onDead(): void;
}): Heartbeat {
  let timer = setTimeout(ask, options.activityMs);

  function ask() {
    timer = setTimeout(options.onDead, options.pongMs);
    options.onSilent();
  }

  return {
    beat() {
      clearTimeout(timer);
      timer = setTimeout(ask, options.activityMs);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
