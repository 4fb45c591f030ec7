import { restBetween } from './restBetween';

/**
 * Calls `onTick` every `intervalMs`, in a hidden tab too: browsers slow down a hidden page's timers to one call
 * a second and stop its animation frames, but leave those of a worker alone. Where the page's policy forbids
 * such a worker, its own timer has to do. What is called has half of the page's time at most: see `restBetween`.
 *
 * @see https://developer.chrome.com/blog/timer-throttling-in-chrome-88
 * @returns what stops it
 */
export function startSteadyTimer(onTick: () => void, intervalMs: number): () => void {
  const source = `setInterval(() => postMessage(0), ${intervalMs})`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  let worker: Worker | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;
  // After the page was busy for a while, its ticks come all at once.
  const tick = restBetween(onTick, intervalMs, () => performance.now());

  function takeOwnTimer() {
    worker?.terminate();
    worker = null;
    timer ??= setInterval(tick, intervalMs);
  }

  try {
    worker = new Worker(url);
    worker.addEventListener('message', tick);
    worker.addEventListener('error', takeOwnTimer);
  } catch {
    takeOwnTimer();
  }

  return () => {
    worker?.terminate();
    if (timer !== null) clearInterval(timer);
    URL.revokeObjectURL(url);
  };
}
