import { createListeners } from '../listeners';
import type { LeaveReason } from './managedPeer';
import type { Participant } from './participant';
import type { RoomState } from './room';

/** Called with a participant who has come into the room. */
export type ParticipantJoinedListener = (participant: Participant) => void;

/** Called with a participant who is no longer in the room (gone, or put out by a host), as it was last, and why. */
export type ParticipantLeftListener = (participant: Participant, reason: LeaveReason) => void;

/** Tells who comes and who goes while the local participant is in the room. */
export interface ParticipantEvents {
  onJoined(listener: ParticipantJoinedListener): () => void;
  onLeft(listener: ParticipantLeftListener): () => void;
  /** Looks who is new. Those who were there when the local participant came in are not. */
  update(state: RoomState): void;
  left(participant: Participant, reason: LeaveReason): void;
}

/** Makes it, without listeners. */
export function createParticipantEvents(): ParticipantEvents {
  const joined = createListeners<Parameters<ParticipantJoinedListener>>();
  const left = createListeners<Parameters<ParticipantLeftListener>>();
  let wasInRoom = false;
  let known = new Set<string>();

  return {
    onJoined: joined.add,
    onLeft: left.add,
    update({ inRoom, participants }) {
      const newcomers = wasInRoom && inRoom ? participants.filter(({ id }) => !known.has(id)) : [];
      wasInRoom = inRoom;
      known = new Set(participants.map(({ id }) => id));
      for (const participant of newcomers) joined.call(participant);
    },
    left: left.call,
  };
}
