import type { IceServersSource } from '../peer/iceServers';
import { connectEarly } from '../signaling/earlyConnection';
import { ciphers } from '../signaling/loadCipher';
import { findRoomKeyProblem } from '../signaling/roomKey';
import { isPreparing } from './preparation/prepareRoom';
import type { RoomOptions } from './room';

/** What of entering a room needs none of the room's code, and takes its time: begun while that is fetched. */
export interface EarlyEntry {
  /** The ICE servers as they were asked for; for the room's first question, and then as in the options. */
  iceServers(): IceServersSource | undefined;
  /** Gives back what was not taken. Safe to call twice. */
  close(): void;
}

/** Begins to enter: connects the signaling, asks for the ICE servers, fetches the code that encrypts. */
export function beginEarlyEntry(options: RoomOptions): EarlyEntry {
  const { signaling } = options;
  const ask = () => options.iceServers?.();
  const key = options.roomKey?.() ?? null;
  // What was prepared is the room's to take; what can't be entered with is the room's to tell.
  if (isPreparing(signaling) || (key !== null && findRoomKeyProblem(key))) return { iceServers: ask, close: () => undefined };
  if (key !== null) void ciphers.load();

  let answer = askNow(ask());
  return {
    iceServers() {
      const source = ask();
      const asked = answer;
      answer = null;
      return asked && typeof source === 'function' ? () => asked : source;
    },
    close: connectEarly(signaling, options.name()),
  };
}

function askNow(source: IceServersSource | undefined) {
  if (typeof source !== 'function') return null;
  const ask = async () => source();
  const answer = ask();
  // Who takes it hears of a failure.
  answer.catch(() => undefined);
  return answer;
}
