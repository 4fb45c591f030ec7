import type { IceServersAnswer } from '../../peer/iceServers';
import type { Cipher } from '../../signaling/encryption';

/** What was made ready for a room, while nobody sees the local participant. */
export interface PreparedRoom {
  /** Looks whether the name is another one. */
  update(): void;
  /**
   * The local participant enters now, under this name: nothing is renewed any more. The signaling's part stays until
   * `entered()`, unless it was told another name.
   */
  enter(name: string): void;
  /** The signaling has taken what it needs. */
  entered(): void;
  /** The ICE servers, for as long as nobody has to be asked for newer ones; null: there are none. */
  iceServers(): IceServersAnswer | null;
  /** The cipher of this key, if it is the one that was imported. */
  cipher(roomKey: string): Cipher | null;
  /** Makes a connection, the first time from what is ready. */
  connect(config: RTCConfiguration): RTCPeerConnection;
  /** Gives back what was not taken. Safe to call twice. */
  release(): void;
}
