import type { Environment } from '../../environment/environment';
import type { RtcError } from '../../errors';
import type { IceServersSource } from '../../peer/iceServers';
import { shareIceServers } from '../../peer/sharedIceServers';
import type { Cipher } from '../../signaling/encryption';
import { loadCipher } from '../../signaling/loadCipher';
import type { RoomOptions } from '../room';
import type { PreparedRoom } from './preparedRoom';
import { takePrepared } from './prepareRoom';

/** What a stay in a room is made of: what was prepared for it, and the rest anew. */
export interface PreparedStay {
  readonly iceServers: Exclude<IceServersSource, readonly unknown[]>;
  /** Makes the browser's connection. */
  makeConnection(config: RTCConfiguration): RTCPeerConnection;
  /** @param onError it can't be had */
  makeCipher(roomKey: string, onError: (error: RtcError) => void): Cipher;
  /** The stay begins: takes what was prepared. */
  begin(): void;
  /** The signaling has been entered. */
  entered(): void;
  /** The stay is over: gives back what was not used. */
  end(): void;
}

/** Makes one for a room that nobody is in. */
export function createPreparedStay(options: RoomOptions, environment: Environment): PreparedStay {
  const { signaling } = options;
  let prepared: PreparedRoom | null = null;

  return {
    iceServers: shareIceServers(() => {
      const ready = prepared?.iceServers();
      return ready ? () => Promise.resolve(ready) : options.iceServers?.();
    }, environment),
    makeConnection: (config) => prepared?.connect(config) ?? new RTCPeerConnection(config),
    makeCipher: (roomKey, onError) => prepared?.cipher(roomKey) ?? loadCipher(roomKey, signaling.room ?? '', onError),
    begin() {
      prepared = takePrepared(signaling);
      prepared?.enter(options.name());
    },
    entered: () => prepared?.entered(),
    end() {
      prepared?.release();
      prepared = null;
    },
  };
}
