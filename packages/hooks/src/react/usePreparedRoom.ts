import { useEffect, useState } from 'react';
import { pageEnvironment } from '../core/environment/pageEnvironment';
import { prepareRoom } from '../core/room/preparation/prepareRoom';
import type { PreparationState, RoomPreparation } from '../core/room/preparation/roomPreparation';
import { loadRoomCode } from '../core/room/roomCode';
import { createStore } from '../core/store';
import { useLatest } from './useLatest';
import type { UseRoomOptions } from './useRoom';
import { useStore } from './useStore';

/** What `usePreparedRoom` makes ready: the same as the call's `useRoom` is given. */
export interface UsePreparedRoomOptions
  extends Pick<UseRoomOptions, 'name' | 'roomKey' | 'iceServers' | 'iceTransportPolicy'> {
  /** The transport, the same object as the call's. Null: not yet. */
  signaling: UseRoomOptions['signaling'];
}

/** How far it has come. */
export interface UsePreparedRoomResult {
  /** `over`: a `join()` has taken it. */
  readonly status: 'idle' | PreparationState['status'];
  /** What could not be made ready, which `join()` tries again: it is no failure yet. */
  readonly error: PreparationState['error'];
}

const nothing = createStore<UsePreparedRoomResult>({ status: 'idle', error: null });

/**
 * Makes a call ready while the user is in its lobby, so that `join()` connects sooner: see `Room.prepare`. Nobody sees a member
 * who only prepares.
 *
 * The `useRoom` of the call may be in another component, as long as both are given the same `signaling`. What was prepared is
 * given back when the component unmounts, unless the call's joins in the same moment.
 */
export function usePreparedRoom(options: UsePreparedRoomOptions): UsePreparedRoomResult {
  const { signaling } = options;
  const getOptions = useLatest(options);
  const [preparation, setPreparation] = useState<RoomPreparation | null>(null);

  useEffect(() => {
    if (!signaling) return undefined;
    const begun = prepareRoom({
      signaling,
      name: () => getOptions().name,
      roomKey: () => getOptions().roomKey,
      iceServers: () => getOptions().iceServers,
      iceTransportPolicy: () => getOptions().iceTransportPolicy,
      loadRoom: loadRoomCode,
    });
    // oxlint-disable-next-line react/set-state-in-effect -- it begins with the effect, and what it says is shown
    setPreparation(begun);
    return () => {
      setPreparation(null);
      // The call that takes the lobby's place joins in an effect, which comes after this one.
      pageEnvironment.soon(() => begun.release());
    };
  }, [signaling, getOptions]);

  // After every render; it does nothing unless the name is another one.
  useEffect(() => preparation?.update());

  return useStore<UsePreparedRoomResult>(preparation ?? nothing);
}
