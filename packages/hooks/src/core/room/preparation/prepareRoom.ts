import { loadChunk } from '../../chunk';
import { RtcError } from '../../errors';
import type { Signaling } from '../../signaling/port';
import { createStore, type WritableStore } from '../../store';
import type { PreparationOptions } from './preparationOptions';
import type { PreparedRoom } from './preparedRoom';
import type { PreparationState, RoomPreparation } from './roomPreparation';

type Load = () => Promise<{
  createPreparedRoom(options: PreparationOptions, onReady: (error: RtcError | null) => void): PreparedRoom;
}>;

/** One preparation, which all share that prepare for the same signaling. */
interface Shared {
  readonly store: WritableStore<PreparationState>;
  uses: number;
  prepared: PreparedRoom | null;
}

/** What is prepared: the lobby's component is mostly another one than the call's, but the signaling is the same. */
const preparing = new WeakMap<Signaling, Shared>();

/**
 * Makes ready what `join()` of a room with this signaling will need: see `Room.prepare`.
 *
 * @param load for tests. @default the code that does it
 */
export function prepareRoom(options: PreparationOptions, load: Load = () => import('./createPreparedRoom')): RoomPreparation {
  const { signaling } = options;
  const shared = preparing.get(signaling) ?? begin(options, load);
  preparing.set(signaling, shared);
  shared.uses += 1;
  let released = false;

  return {
    getSnapshot: shared.store.getSnapshot,
    getInitialSnapshot: shared.store.getInitialSnapshot,
    subscribe: shared.store.subscribe,
    update: () => shared.prepared?.update(),
    release() {
      if (released) return;
      released = true;
      shared.uses -= 1;
      // What a `join()` has taken is the room's.
      if (shared.uses === 0 && preparing.get(signaling) === shared) takePrepared(signaling)?.release();
    },
  };
}

function begin(options: PreparationOptions, load: Load): Shared {
  const store = createStore<PreparationState>({ status: 'preparing', error: null });
  const shared: Shared = { store, uses: 0, prepared: null };
  const isOver = () => store.getSnapshot().status === 'over';

  async function prepare() {
    // Beside the code of the preparation, which asks how it went.
    void options.loadRoom?.();
    const part = await loadChunk(load);
    if (isOver()) return;
    // `join()` does it all by itself.
    if (part instanceof RtcError) store.set({ status: 'ready', error: part });
    else shared.prepared = part.createPreparedRoom(options, (error) => !isOver() && store.set({ status: 'ready', error }));
  }
  void prepare();
  return shared;
}

/** Whether something is prepared for a signaling. */
export const isPreparing = (signaling: Signaling): boolean => preparing.has(signaling);

/** Takes what was prepared for a signaling, for somebody who releases it; null: nothing was. */
export function takePrepared(signaling: Signaling): PreparedRoom | null {
  const shared = preparing.get(signaling);
  if (!shared) return null;
  preparing.delete(signaling);
  shared.store.set({ status: 'over' });
  return shared.prepared;
}
