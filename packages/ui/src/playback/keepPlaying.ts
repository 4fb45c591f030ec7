/** The part of a media element that counts. */
export interface Pausable extends EventTarget {
  readonly paused: boolean;
  readonly ended: boolean;
  readonly ownerDocument: EventTarget;
}

/** Pauses that are farther apart have nothing to do with each other, in milliseconds. */
const CALM_MS = 5_000;
const FIRST_WAIT_MS = 250;
const MAX_WAIT_MS = 2_000;

/**
 * Calls `resume` after each pause, until the returned function is called. A call has no pause button, so a pause comes from
 * a media key, a headset, a phone call, or an iPhone that leaves full screen. The first one ends at once. While pauses follow
 * each other, as during a phone call, it waits longer each time, up to two seconds, and tries again when the page or the
 * user comes back.
 */
export function keepPlaying(element: Pausable, resume: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = 0;
  let pausedAt = -Infinity;

  const resumeNow = () => {
    clearTimeout(timer);
    // A stream without live tracks has ended; a new track starts it again.
    if (element.paused && !element.ended) resume();
  };
  const onPause = () => {
    const now = performance.now();
    waitMs = now - pausedAt > CALM_MS ? 0 : Math.min(Math.max(waitMs * 2, FIRST_WAIT_MS), MAX_WAIT_MS);
    pausedAt = now;
    clearTimeout(timer);
    timer = setTimeout(resumeNow, waitMs);
  };

  const page = element.ownerDocument;
  const returns = ['visibilitychange', 'pointerdown', 'keydown'] as const;
  element.addEventListener('pause', onPause);
  for (const type of returns) page.addEventListener(type, resumeNow);
  return () => {
    clearTimeout(timer);
    element.removeEventListener('pause', onPause);
    for (const type of returns) page.removeEventListener(type, resumeNow);
  };
}
