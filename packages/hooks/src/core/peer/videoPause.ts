import type { Environment } from '../environment/environment';
import type { LocalStreams } from './localStreams';

/** How long after a key frame on a new path a second one goes out, in ms. */
const REFRESH_AGAIN_MS = 500;
/** How long a pause lasts at least, in ms, whatever still comes in. */
const PAUSE_MS = 300;

/** Keeps video from a path that has failed, and begins it anew on the next one. */
export interface VideoPause {
  /** Sends no video until the other side is heard of. */
  pause(): void;
  /** The other side is heard of. `gap`: after a while in which it was not. */
  onBeat(gap: boolean): void;
  /** The path is another one. */
  refresh(): void;
  dispose(): void;
}

/**
 * A path that has failed takes video for a while yet. The other side would ask for it again on the next one, and having
 * waited for it, take all that follows for seconds too early.
 */
export function createVideoPause(local: LocalStreams, environment: Environment): VideoPause {
  let pausedAt = -Infinity;
  let timer: unknown;

  function resume() {
    // A beat may still have been under way.
    if (environment.now() > pausedAt + PAUSE_MS) local.pause('noPath', false);
  }

  function refresh() {
    resume();
    // What was lost on the old path is missed by all that follows; the other side asks for a key frame only at its
    // next look, up to 3 s later.
    local.refresh();
    environment.clearTimer(timer);
    // The other side may have been a moment behind, or still on the path before.
    timer = environment.setTimer(() => local.refresh(), REFRESH_AGAIN_MS);
  }

  return {
    pause() {
      pausedAt = environment.now();
      local.pause('noPath', true);
    },
    onBeat(gap) {
      resume();
      if (gap) refresh();
    },
    refresh,
    dispose: () => environment.clearTimer(timer),
  };
}
