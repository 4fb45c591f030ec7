import { createDerivedStore } from '../peer/stats/derivedStore';
import type { Store } from '../store';
import type { Participant } from './participant';
import type { RoomState } from './room';

/**
 * One participant of a room, the local one included, as a store that tells of nothing else; null while nobody has this id.
 */
export function createParticipantStore(room: Store<RoomState>, id: string): Store<Participant | null> {
  return createDerivedStore<RoomState, Participant | null>(room, null, ({ self, participants }) =>
    self?.id === id ? self : (participants.find((each) => each.id === id) ?? null),
  );
}
