import type { LoadProgress } from '../assets/effectOptions';
import type { CreateSegmenter } from './mask';
import { startWorkerSegmenter, type WorkerSegmenter } from './workerSegmenter';

/** How long an unused worker is kept, in milliseconds: a camera is often turned off and on again. */
const KEEP_MS = 30_000;

interface Shared {
  readonly starting: Promise<WorkerSegmenter>;
  readonly listeners: Set<{ readonly onProgress: (progress: LoadProgress) => void }>;
  shares: number;
  timer: ReturnType<typeof setTimeout> | null;
}

/** One worker for each folder of assets, since it takes some megabytes and a moment to load. */
const workers = new Map<string, Shared>();

/**
 * What takes a share in the one worker that segments, which is loaded with the first.
 *
 * @param onProgress called while it is loaded
 */
export function sharedSegmenter(folder: string | undefined, onProgress: (progress: LoadProgress) => void = () => {}): CreateSegmenter {
  return async () => {
    const shared = take(folder);
    // An object of its own, so that one function given twice is two listeners.
    const listener = { onProgress };
    shared.listeners.add(listener);
    try {
      const worker = await shared.starting;
      onProgress({ loaded: 1 });
      return { segment: worker.segment, stop: once(() => giveBack(shared)) };
    } catch (error) {
      giveBack(shared);
      throw error;
    } finally {
      shared.listeners.delete(listener);
    }
  };
}

function take(folder: string | undefined): Shared {
  const key = folder ?? '';
  const shared = workers.get(key) ?? create(key, folder);
  shared.shares += 1;
  if (shared.timer !== null) clearTimeout(shared.timer);
  shared.timer = null;
  return shared;
}

function create(key: string, folder: string | undefined): Shared {
  const listeners: Shared['listeners'] = new Set();
  const starting = startWorkerSegmenter(folder, (progress) => {
    for (const listener of listeners) listener.onProgress(progress);
  });
  const shared: Shared = { starting, listeners, shares: 0, timer: null };
  const forget = () => {
    if (workers.get(key) === shared) workers.delete(key);
  };
  // What failed or crashed is started anew by the next share.
  starting.then(({ crashed }) => crashed.catch(forget), forget);
  workers.set(key, shared);
  return shared;
}

function giveBack(shared: Shared): void {
  shared.shares -= 1;
  if (shared.shares > 0) return;
  shared.timer = setTimeout(() => {
    // One that never started is terminated already.
    shared.starting.then((worker) => worker.terminate(), () => undefined);
  }, KEEP_MS);
}

function once(task: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    task();
  };
}
