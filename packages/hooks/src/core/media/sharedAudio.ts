/** A share in the page's one audio context and its clock. */
export interface SharedAudio {
  readonly context: AudioContext;
  /** Gives the share back; with the last one the context is closed and the clock stops. */
  release(): void;
}

/** How often `onTick` is called, in milliseconds. */
export const TICK_MS = 40;

/**
 * Takes a share in the page's one audio context, since browsers give a page only a few, and each has a thread
 * of its own. It runs as soon as the browser lets it: at once, or from the first click or key on.
 */
export const shareAudio = createAudioHolder();

function createAudioHolder(): (onTick: () => void) => SharedAudio {
  let engine: Engine | null = null;

  return (onTick) => {
    const own = (engine ??= startEngine());
    // A wrapper, so that one function given twice is two shares.
    const tick = () => onTick();
    own.listeners.add(tick);
    return {
      context: own.context,
      release() {
        if (!own.listeners.delete(tick)) return;
        // At the end of the task, so that a user that comes as the last one goes needs no new context.
        queueMicrotask(() => {
          if (own.listeners.size > 0 || engine !== own) return;
          engine = null;
          own.close();
        });
      },
    };
  };
}

interface Engine {
  readonly context: AudioContext;
  readonly listeners: Set<() => void>;
  close(): void;
}

function startEngine(): Engine {
  const context = new AudioContext();
  const listeners = new Set<() => void>();
  const listening = new AbortController();
  const resume = () => {
    // Rejects only when the context was closed meanwhile, and then nobody wants it to run.
    if (context.state !== 'running') context.resume().catch(() => undefined);
  };
  resume();
  // Kept for the context's whole life: a phone call or a lost output device suspends it again.
  for (const gesture of ['pointerdown', 'pointerup', 'keydown']) {
    document.addEventListener(gesture, resume, { capture: true, signal: listening.signal });
  }
  // A timer, not animation frames: the participant may speak while the page is in the background.
  const timer = setInterval(() => {
    for (const listener of listeners) listener();
  }, TICK_MS);

  return {
    context,
    listeners,
    close() {
      clearInterval(timer);
      listening.abort();
      void context.close();
    },
  };
}
