import { toRtcError, type RtcError } from '../errors';
import { createLatest, type AbortableTask } from '../latest';
import type { CaptureLease } from './captureLease';
import { isRunning, isUnwanted, replaceCapture } from './captureReplacement';
import type { ShownTrack } from './shownTrack';

/** Puts other captures in the place of the one that is shown, one at a time: the newest wins. */
export interface DeviceSwitch {
  /** Runs a task that may switch; what it throws becomes the control's error. An older task is told to stop. */
  run(task: AbortableTask<void>): Promise<void>;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
  /**
   * Captures with `constraints` and shows what comes, if `accepts` takes it; else the old one goes on, with the error.
   * Does nothing while nothing is shown.
   */
  replace(
    constraints: MediaTrackConstraints,
    accepts: (track: MediaStreamTrack) => RtcError | null,
    signal: AbortSignal,
  ): Promise<void>;
  /** While one track replaces another, the old one may end by the browser's doing: that is no loss. */
  readonly isReplacing: boolean;
  /** Tells whatever runs to stop. */
  abort(): void;
}

/** Makes it. `onShown`: another capture is shown. `onLost`: what is shown ended meanwhile, and nothing took its place. */
export function createDeviceSwitch(options: {
  shown: ShownTrack;
  acquire(constraints: MediaTrackConstraints): CaptureLease;
  onShown(track: MediaStreamTrack): void;
  onLost(): void;
}): DeviceSwitch {
  const { shown, acquire } = options;
  const latest = createLatest();
  let replacing = false;
  let running: Promise<void> = Promise.resolve();

  async function run(task: AbortableTask<void>): Promise<void> {
    try {
      await latest.run(task);
    } catch (cause) {
      const error = toRtcError(cause, 'not-supported');
      if (shown.held()) shown.set({ error });
      else shown.fail(error);
    }
  }

  async function change(
    constraints: MediaTrackConstraints,
    accepts: (track: MediaStreamTrack) => RtcError | null,
    signal: AbortSignal,
  ): Promise<void> {
    const before = shown.held();
    if (!before) return;
    const replacement = await replaceCapture(acquire, before, constraints, signal);
    if (!replacement) return;
    const { held, error } = replacement;
    if (isUnwanted(held === before ? null : held, signal)) return;
    const refusal = held && held !== before && !error ? accepts(held.track) : null;
    if (!held) {
      shown.clear();
      shown.fail(error);
    } else if (refusal && isRunning(before)) {
      held.lease.release();
      shown.set({ error: refusal });
    } else if (held === before) {
      shown.set({ error });
    } else {
      shown.show(held, refusal ?? error ?? held.relaxed);
      options.onShown(held.track);
    }
  }

  return {
    run(task) {
      running = run(task);
      return running;
    },
    async idle() {
      for (let last = null; last !== running; ) await (last = running);
    },
    async replace(constraints, accepts, signal) {
      replacing = true;
      try {
        await change(constraints, accepts, signal);
      } finally {
        replacing = false;
        // What ended meanwhile and was not replaced after all is a loss, unless another task is about to replace it.
        const held = shown.held();
        if (!signal.aborted && held && !isRunning(held)) options.onLost();
      }
    },
    get isReplacing() {
      return replacing;
    },
    abort: latest.abort,
  };
}
