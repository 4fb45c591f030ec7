/** How long a path that the browser calls disconnected is left to come back by itself, in ms; most do. */
const PATIENCE_MS = 3000;
/** How long a search for a new path has before the next one, in ms. */
const RESTART_MS = 5000;
/** How many searches there are before the connection is built anew. */
const MAX_RESTARTS = 4;
/** How long a connection that is lost for good waits to be built anew, in ms; doubled each time. */
const REBUILD_MS = 1000;
const MAX_REBUILD_MS = 30_000;
/** How long a new connection has to succeed, in ms, before it is built once more. */
const PROBATION_MS = 15_000;

/**
 * How bad it is: the path may yet come back (`'doubtful'`); there is none any more (`'cut'`); the connection
 * itself is gone (`'lost'`).
 */
export type Damage = 'doubtful' | 'cut' | 'lost';

/** Brings a connection back, for as long as somebody wants it. */
export interface Recovery {
  /** Whether it is at work. */
  readonly active: boolean;
  /** Something is wrong. Safe to call again: only what is worse than before changes anything. */
  start(damage: Damage): void;
  /** It works again, or nobody wants it any more. */
  stop(): void;
}

/**
 * Makes a recovery that is at rest. `restart` looks for a new path over the same connection; `rebuild`, the
 * last step, replaces the connection.
 */
export function createRecovery(options: { restart(): void; rebuild(): void }): Recovery {
  let damage: Damage | 'none' = 'none';
  let restarts = 0;
  let rebuilds = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function after(delayMs: number, step: () => void) {
    clearTimeout(timer);
    timer = setTimeout(step, delayMs);
  }

  function restart() {
    damage = 'cut';
    if (restarts === MAX_RESTARTS) {
      rebuild();
      return;
    }
    restarts += 1;
    after(RESTART_MS, restart);
    options.restart();
  }

  function rebuild() {
    damage = 'lost';
    rebuilds += 1;
    after(PROBATION_MS + rebuildDelay(), rebuild);
    options.rebuild();
  }

  const rebuildDelay = () => Math.min(REBUILD_MS * 2 ** rebuilds, MAX_REBUILD_MS);

  return {
    get active() {
      return damage !== 'none';
    },
    start(next) {
      if (next === 'doubtful' && damage === 'none') {
        damage = next;
        after(PATIENCE_MS, restart);
      } else if (next === 'cut' && (damage === 'none' || damage === 'doubtful')) {
        restart();
      } else if (next === 'lost') {
        damage = next;
        after(rebuildDelay(), rebuild);
      }
    },
    stop() {
      clearTimeout(timer);
      damage = 'none';
      restarts = 0;
      rebuilds = 0;
    },
  };
}
