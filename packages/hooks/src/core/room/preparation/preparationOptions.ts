import type { RtcError } from '../../errors';
import type { RoomOptions } from '../room';

/** What is asked of a room that is prepared. */
export interface PreparationOptions
  extends Pick<RoomOptions, 'signaling' | 'name' | 'roomKey' | 'iceServers' | 'iceTransportPolicy' | 'environment'> {
  /** Fetches the room's own code. Resolves with why it can't be had. @default it is there */
  readonly loadRoom?: (() => Promise<RtcError | null>) | undefined;
}
