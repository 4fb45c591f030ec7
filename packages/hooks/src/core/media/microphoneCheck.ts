import { createStore, type Store } from '../store';
import { whileSubscribed } from '../whileSubscribed';
import type { AudioLevel } from './audioLevel';

/**
 * - `idle`: there is nothing to check: the microphone is off, starting, failed or muted, or the page can't measure it
 * - `ok`: it hears something, or has not been listened to for long enough
 * - `silent`: it is on, and not a sound has come from it
 * - `muted-by-system`: the system or a switch on the device keeps it silent
 * - `clipping`: it is so loud that it distorts
 */
export type MicrophoneCheckStatus = 'idle' | 'ok' | 'silent' | 'muted-by-system' | 'clipping';

/** When a microphone counts as silent. */
export interface MicrophoneCheckOptions {
  /** How long a microphone may be on without a sound, in milliseconds. A quiet room is no silence. @default 5000 */
  readonly silentMs?: number | undefined;
}

/** The result of a check. */
export interface MicrophoneCheckState {
  readonly status: 'ok' | 'silent' | 'clipping';
}

/** A sample that is this large has most likely been cut off. */
const FULL_SCALE = 0.985;
/** How often it is looked for one, in milliseconds: a level that is as loud as can be doesn't change. */
const LOOK_MS = 100;
/** How many looks with such a sample count as clipping, within how many milliseconds. */
const CLIPPED_LOOKS = 5;
const CLIPPING_MS = 2000;

/** Makes a check of one microphone that is on, over its meter. It listens from its first subscriber to its last. */
export function createMicrophoneCheck(
  level: Pick<AudioLevel, 'subscribe' | 'getPeak'>,
  { silentMs = 5000 }: MicrophoneCheckOptions = {},
): Store<MicrophoneCheckState> {
  const store = createStore<MicrophoneCheckState>({ status: 'ok' });

  function start(): () => void {
    let wasHeard = false;
    let clipped: number[] = [];
    let unclipTimer: ReturnType<typeof setTimeout> | undefined;
    let silenceTimer = setTimeout(judgeSilence, silentMs);

    function judgeSilence(): void {
      if (wasHeard) return;
      // Nothing is heard by a page that may not listen yet, which says nothing of the microphone.
      if (level.getPeak() === null) silenceTimer = setTimeout(judgeSilence, silentMs);
      else store.set({ status: 'silent' });
    }

    function hear(now: number): void {
      if (now > 0) wasHeard = true;
      if (now > 0 && store.getSnapshot().status === 'silent') store.set({ status: 'ok' });
    }

    function look(): void {
      if ((level.getPeak() ?? 0) >= FULL_SCALE) clip();
    }

    function clip(): void {
      const at = Date.now();
      clipped = [...clipped.filter((each) => at - each < CLIPPING_MS), at].slice(-CLIPPED_LOOKS);
      if (clipped.length < CLIPPED_LOOKS) return;
      store.set({ status: 'clipping' });
      clearTimeout(unclipTimer);
      unclipTimer = setTimeout(() => {
        clipped = [];
        store.set({ status: 'ok' });
      }, CLIPPING_MS);
    }

    const unsubscribe = level.subscribe(hear);
    const lookTimer = setInterval(look, LOOK_MS);
    return () => {
      unsubscribe();
      clearInterval(lookTimer);
      clearTimeout(silenceTimer);
      clearTimeout(unclipTimer);
      store.set({ status: 'ok' });
    };
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: whileSubscribed(store.subscribe, start),
  };
}
