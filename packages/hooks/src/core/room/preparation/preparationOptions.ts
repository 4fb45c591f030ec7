import type { RoomOptions } from '../room';

/** What is asked of a room that is prepared. */
export type PreparationOptions = Pick<
  RoomOptions,
  'signaling' | 'name' | 'roomKey' | 'iceServers' | 'iceTransportPolicy' | 'environment'
>;
