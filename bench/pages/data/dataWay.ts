import type { Place } from '../place';

/** A way to send many bytes to somebody else. */
export interface DataWay {
  /** Connects to the one who opens the other end in the same room. */
  open(place: Place, room: string, side: 'out' | 'back'): Promise<DataLine>;
}

/** One end of a line that stands. */
export interface DataLine {
  /** Sends so many bytes; a way that sends files makes so many of them, all in one go. */
  send(totalBytes: number, files: number): void;
  /** Resolves once the other end has sent so many bytes, and all of them are here. */
  receive(totalBytes: number, files: number): Promise<void>;
}

/** Used by every way: what is in the bytes is no matter. */
export const MiB = 1024 * 1024;
