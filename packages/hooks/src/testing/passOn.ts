import type { TrackProcessor } from '../core/media/processors/trackProcessor';

/** A processor that changes nothing, and what happened to it. */
export interface PassOn extends TrackProcessor {
  /** How often it was started, and of those, how often it still runs. */
  readonly started: number;
  readonly running: number;
  /** Makes all that run fail now. */
  fail(cause: unknown): void;
}

/**
 * Makes a processor that passes a clone of each track on.
 *
 * @param options `load`: what it says of its work; `before`: waited for at each start, may throw
 */
export function createPassOn(
  options: Partial<Pick<TrackProcessor, 'kind' | 'name' | 'required'>> & { load?: number; before?: () => unknown } = {},
): PassOn {
  const { kind = 'video', name = 'pass on', required, load, before } = options;
  const runs = new Set<(cause: unknown) => void>();
  let started = 0;
  return {
    kind,
    name,
    required,
    get started() {
      return started;
    },
    get running() {
      return runs.size;
    },
    fail(cause) {
      for (const settle of runs) settle(cause);
    },
    async process(track) {
      started += 1;
      await before?.();
      let settle!: (cause: unknown) => void;
      const failed = new Promise<unknown>((resolve) => (settle = resolve));
      runs.add(settle);
      return {
        track: track.clone(),
        stop: () => void runs.delete(settle),
        failed,
        ...(load !== undefined && { stats: () => ({ load }) }),
      };
    },
  };
}
