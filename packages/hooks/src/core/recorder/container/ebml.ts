import { joinBytes } from './byteQueue';
import type { Bytes } from './container';

/** The elements of WebM that matter here. @see https://www.rfc-editor.org/rfc/rfc9559 */
export const ebmlId = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  referenceBlock: 0xfb,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
  cueTime: 0xb3,
  cueTrackPositions: 0xb7,
  cueTrack: 0xf7,
  cueClusterPosition: 0xf1,
  crc32: 0xbf,
  void: 0xec,
} as const;

/** Where an element is and how large. */
export interface EbmlElement {
  readonly id: number;
  /** Of its content, in bytes; infinite where the writer did not know. */
  readonly sizeBytes: number;
  /** Where its content begins. */
  readonly start: number;
  /** Where its content ends. */
  readonly end: number;
}

/** Reads the head of the element at `at`, or null while not all of that has come. */
export function readElement(bytes: Uint8Array, at = 0): EbmlElement | null {
  const id = readVint(bytes, at, 4);
  if (!id) return null;
  const size = readVint(bytes, at + id.length, 8);
  if (!size) return null;
  const start = at + id.length + size.length;
  const sizeBytes = size.allOnes ? Infinity : size.value;
  return { id: id.id, sizeBytes, start, end: start + sizeBytes };
}

/** The elements inside of `bytes`. */
export function* readElements(bytes: Uint8Array): Generator<EbmlElement> {
  for (let at = 0; at < bytes.length; ) {
    const element = readElement(bytes, at);
    if (!element || element.end > bytes.length) return;
    yield element;
    at = element.end;
  }
}

/** An element's content as a number of up to 8 bytes. */
export function readUint(bytes: Uint8Array, { start, end }: EbmlElement): number {
  return bytes.subarray(start, end).reduce((value, byte) => value * 256 + byte, 0);
}

/**
 * A number of variable length: as many bytes as its first one has leading zeros, and one. `id` is the same with
 * the bit that says so, as ids are written.
 */
export function readVint(bytes: Uint8Array, at: number, maxLength: number) {
  const first = bytes[at];
  if (first === undefined) return null;
  const length = Math.clz32(first) - 23;
  if (length > maxLength) throw new RangeError('That is no EBML.');
  if (at + length > bytes.length) return null;
  const digits = bytes.subarray(at, at + length);
  const marker = 2 ** (8 - length);
  const value = digits.subarray(1).reduce((sum, byte) => sum * 256 + byte, first - marker);
  const allOnes = first === 2 * marker - 1 && digits.subarray(1).every((byte) => byte === 0xff);
  return { value, id: value + marker * 256 ** (length - 1), length, allOnes };
}

/** An element with this content. Its size always takes 8 bytes, so that it is known before the content is. */
export function writeElement(id: number, content: readonly Bytes[]): Bytes {
  const sizeBytes = content.reduce((sum, { length }) => sum + length, 0);
  return joinBytes([writeElementHead(id, sizeBytes), ...content]);
}

/** The head of an element whose content is elsewhere. */
export function writeElementHead(id: number, sizeBytes: number): Bytes {
  const idLength = Math.ceil((32 - Math.clz32(id)) / 8);
  const head = new Uint8Array(idLength + 8);
  const view = new DataView(head.buffer);
  view.setBigUint64(idLength, 2n ** 56n + BigInt(sizeBytes));
  for (let index = 0; index < idLength; index++) view.setUint8(index, id >>> (8 * (idLength - 1 - index)));
  return head;
}

/** A number as an element of 8 bytes. */
export function writeUint(id: number, value: number): Bytes {
  const content = new Uint8Array(8);
  new DataView(content.buffer).setBigUint64(0, BigInt(value));
  return writeElement(id, [content]);
}

/** A floating point number as an element of 8 bytes. */
export function writeFloat(id: number, value: number): Bytes {
  const content = new Uint8Array(8);
  new DataView(content.buffer).setFloat64(0, value);
  return writeElement(id, [content]);
}
