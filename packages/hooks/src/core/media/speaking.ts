import { createStore, type Store } from '../store';
import { whileSubscribed } from '../whileSubscribed';
import type { AudioLevel } from './audioLevel';

/** When a participant counts as speaking. */
export interface SpeakingOptions {
  /** The level, from 0 to 1, that begins it. @default 0.4 (-36 dB) */
  readonly thresholdLevel?: number | undefined;
  /** How long a silence may be before it ends, in milliseconds. @default 600 */
  readonly holdMs?: number | undefined;
}

/** Whether the participant is speaking. */
export interface SpeakingState {
  readonly speaking: boolean;
}

/** How far below the threshold a voice may sink and still be one: 6 dB. Without it the sign flickers. */
const HYSTERESIS = 0.1;

/** Makes a detector of speech over a meter. It listens from its first subscriber to its last. */
export function createSpeaking(level: Pick<AudioLevel, 'subscribe'>, options: SpeakingOptions = {}): Store<SpeakingState> {
  const { thresholdLevel = 0.4, holdMs = 600 } = options;
  const store = createStore<SpeakingState>({ speaking: false });

  function start(): () => void {
    let silence: ReturnType<typeof setTimeout> | null = null;
    const hear = (now: number) => {
      const { speaking } = store.getSnapshot();
      if (now >= (speaking ? thresholdLevel - HYSTERESIS : thresholdLevel)) {
        if (silence !== null) clearTimeout(silence);
        silence = null;
        store.set({ speaking: true });
      } else if (speaking) {
        silence ??= setTimeout(() => {
          silence = null;
          store.set({ speaking: false });
        }, holdMs);
      }
    };
    const unsubscribe = level.subscribe(hear);
    return () => {
      unsubscribe();
      if (silence !== null) clearTimeout(silence);
      store.set({ speaking: false });
    };
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: whileSubscribed(store.subscribe, start),
  };
}
