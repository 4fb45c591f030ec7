import { createStore, type Store } from '../store';

/** How loud the user wants to hear others, by their names. */
export type VolumesByName = ReadonlyMap<string, number>;

/** The volumes that the user chose, for all of this origin's pages. */
export interface PlaybackVolumes extends Store<{ readonly byName: VolumesByName }> {
  /** From 0 (silent) to 2 (twice as loud); 1 is how they are heard unless one chooses. */
  set(name: string, volume: number): void;
}

const KEY = 'visavis:volumes';
/** Who was chosen for last stays; a name more than that, and the oldest is forgotten. */
const MOST_NAMES = 200;

const clamp = (volume: number) => Math.min(Math.max(volume, 0), 2);

/** What is stored; nothing if the storage is blocked, empty or holds something else. */
function recall(): Map<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    const entries = Array.isArray(stored) ? stored.slice(-MOST_NAMES) : [];
    return new Map(
      entries.flatMap((entry: unknown): [string, number][] => {
        const [name, volume] = Array.isArray(entry) ? (entry as unknown[]) : [];
        return typeof name === 'string' && typeof volume === 'number' ? [[name, clamp(volume)]] : [];
      }),
    );
  } catch {
    return new Map();
  }
}

function remember(byName: VolumesByName): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...byName]));
  } catch {
    // Blocked or full storage: the choice holds for this page only.
    return;
  }
}

/** Makes them, as they were chosen before; nothing is read on a server. */
export function createPlaybackVolumes(): PlaybackVolumes {
  const store = createStore<{ readonly byName: VolumesByName }>({ byName: new Map() });
  let isRecalled = false;

  function recallOnce() {
    if (isRecalled) return;
    isRecalled = true;
    const byName = recall();
    if (byName.size > 0) store.set({ byName });
  }

  return {
    getSnapshot() {
      recallOnce();
      return store.getSnapshot();
    },
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe: store.subscribe,
    set(name, volume) {
      recallOnce();
      const byName = new Map(store.getSnapshot().byName);
      byName.delete(name);
      // That is how everybody is heard.
      if (volume !== 1 && Number.isFinite(volume)) byName.set(name, clamp(volume));
      const kept = new Map([...byName].slice(-MOST_NAMES));
      store.set({ byName: kept });
      remember(kept);
    },
  };
}
