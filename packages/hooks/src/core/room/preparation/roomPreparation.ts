import type { RtcError } from '../../errors';
import type { Store } from '../../store';

/** How far the preparation of a room has come. */
export interface PreparationState {
  /** `over`: a `join()` has taken what was prepared, or it was given back. */
  readonly status: 'preparing' | 'ready' | 'over';
  /** What could not be made ready, which `join()` tries again: it is no failure yet. */
  readonly error: RtcError | null;
}

/** What is being made ready for the next `join()`. It ends when that takes it, or with `release()`. */
export interface RoomPreparation extends Store<PreparationState> {
  /** Looks whether `name()` gives something else now: a server may have been told the one before. */
  update(): void;
  /** Gives everything back. Safe to call twice. */
  release(): void;
}
