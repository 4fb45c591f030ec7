import type { Bytes } from './container';

/** Bytes that have come and are not understood yet. */
export interface ByteQueue {
  readonly length: number;
  /** Everything that waits, to be looked at. */
  readonly bytes: Bytes;
  append(bytes: Bytes): void;
  /** Removes the first `count` bytes. */
  take(count: number): Bytes;
}

/** Makes an empty queue. */
export function createByteQueue(): ByteQueue {
  let bytes: Bytes = new Uint8Array();
  return {
    get length() {
      return bytes.length;
    },
    get bytes() {
      return bytes;
    },
    append(more) {
      bytes = bytes.length === 0 ? more : joinBytes([bytes, more]);
    },
    take(count) {
      const taken = bytes.subarray(0, count);
      bytes = bytes.subarray(count);
      return taken;
    },
  };
}

/** One array of all these bytes. */
export function joinBytes(parts: readonly Bytes[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
