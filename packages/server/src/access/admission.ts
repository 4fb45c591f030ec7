import type { ErrorListener } from '../http/handle';
import { HttpError } from '../http/httpError';
import type { RoomRole } from '../room/roomTokens';
import { StoreError } from '../store/store';
import { OPEN_ROOM, verdictOn, type RoomAccess, type RoomAccessState } from './roomAccess';

/** Goes by what the hosts of rooms have decided. */
export interface Admission {
  /** What holds in a room; open to all while the store is down, which `onError` hears of. */
  stateOf(room: string): Promise<RoomAccessState>;
  /** Throws an `HttpError` for who may not be in it: 423 `room-locked`, 403 `member-banned`. */
  require(state: RoomAccessState, member: { id: string; role: RoomRole }): void;
}

/** Makes one; without `access` every room is open. */
export function createAdmission(access: RoomAccess | undefined, onError: ErrorListener | undefined): Admission {
  return {
    async stateOf(room) {
      if (!access) return OPEN_ROOM;
      try {
        return await access.read(room);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        onError?.(error);
        // Nobody is kept out of a call by a store that is down; the members' browsers keep the lock meanwhile.
        return OPEN_ROOM;
      }
    },
    require(state, member) {
      const verdict = verdictOn(state, member);
      if (verdict === 'banned') throw new HttpError(403, 'member-banned', 'A host of the room does not let you in.');
      if (verdict === 'waiting') throw new HttpError(423, 'room-locked', 'A host of the room has to let you in.');
    },
  };
}
