import type { RoomState } from './room';

/** A room that nobody has asked for. */
export const INITIAL_ROOM_STATE: RoomState = {
  status: 'idle',
  inRoom: false,
  self: null,
  participants: [],
  error: null,
  access: 'open',
  waitingRoom: [],
};
