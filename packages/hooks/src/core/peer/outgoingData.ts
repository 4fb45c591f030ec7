import { RtcError } from '../errors';

/** What simple-peer's channel takes in one message, in bytes. */
export const MAX_DATA_BYTES = 256 * 1024;
/** How much may wait for a connection, in bytes. */
const MAX_WAITING_BYTES = 1024 * 1024;

/** What can be sent: text, or bytes. */
export type PeerData = string | ArrayBufferView;

/** Data that waits for a connection to open. */
export interface OutgoingData {
  /**
   * Sends now or keeps it until `open`.
   * @throws RtcError `message-too-large` when it is too much for one message, or for what may wait
   */
  send(data: PeerData): void;
  /** From now on data goes straight to `write`; what waited goes first. */
  open(write: (data: PeerData) => void): void;
  /** The connection is gone: from now on data waits again. */
  pause(): void;
  /** Forgets what waits. */
  clear(): void;
}

const sizeOf = (data: PeerData) =>
  typeof data === 'string' ? new TextEncoder().encode(data).byteLength : data.byteLength;

/** Makes an empty queue with no connection. */
export function createOutgoingData(): OutgoingData {
  let waiting: PeerData[] = [];
  let waitingBytes = 0;
  let write: ((data: PeerData) => void) | null = null;

  return {
    send(data) {
      const bytes = sizeOf(data);
      if (bytes > MAX_DATA_BYTES) {
        throw new RtcError('message-too-large', `A message of ${bytes} bytes is over the limit of ${MAX_DATA_BYTES}.`);
      }
      if (write) {
        write(data);
        return;
      }
      if (waitingBytes + bytes > MAX_WAITING_BYTES) {
        throw new RtcError('message-too-large', `More than ${MAX_WAITING_BYTES} bytes wait for the connection.`);
      }
      waitingBytes += bytes;
      waiting.push(data);
    },
    open(nextWrite) {
      write = nextWrite;
      const due = waiting;
      waiting = [];
      waitingBytes = 0;
      for (const data of due) nextWrite(data);
    },
    pause() {
      write = null;
    },
    clear() {
      waiting = [];
      waitingBytes = 0;
    },
  };
}
