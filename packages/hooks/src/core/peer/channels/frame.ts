import { RtcError } from '../../errors';
import { releaseBuffer } from '../../releaseBuffer';

/** What a message is made of; its number on the wire. */
export const messageKinds = { text: 1, json: 2, bytes: 3 } as const;
export type MessageKind = keyof typeof messageKinds;

/** A message as bytes. */
export interface RawMessage {
  kind: MessageKind;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Says that one is there and listens; it carries nothing. */
export const READY_FRAME = new Uint8Array([0]);
export const isReadyFrame = (frame: ArrayBuffer) => frame.byteLength === 1 && new Uint8Array(frame)[0] === 0;

/** Set on the kind when the frame is a part of a message. */
const PART = 0x80;
/** Kind; then the message's number, the part's index and the count of parts, each as uint32. */
const PART_HEADER_BYTES = 13;
/**
 * The most that a frame takes, in bytes. Every browser accepts it, and while one such frame is on its way
 * the other channels of the connection wait.
 */
export const MAX_FRAME_BYTES = 64 * 1024;
const MAX_PART_BYTES = MAX_FRAME_BYTES - PART_HEADER_BYTES;
/** How many unfinished messages are kept; on a channel that may lose frames an old one never ends. */
const MAX_UNFINISHED = 8;

/**
 * Divides a message into frames.
 *
 * @param id tells the parts of one message from those of another
 * @param memory where each frame is made in turn, `MAX_FRAME_BYTES` long: one is good until the next is asked for. A
 *   browser copies what it is given to send, so that a large message leaves no garbage behind
 */
export function* fragment(
  { kind, bytes }: RawMessage,
  id: number,
  memory: Uint8Array<ArrayBuffer>,
): Generator<Uint8Array<ArrayBuffer>> {
  if (bytes.byteLength < MAX_FRAME_BYTES) {
    const frame = memory.subarray(0, 1 + bytes.byteLength);
    frame[0] = messageKinds[kind];
    frame.set(bytes, 1);
    yield frame;
    return;
  }
  const count = Math.ceil(bytes.byteLength / MAX_PART_BYTES);
  for (let index = 0; index < count; index++) {
    const part = bytes.subarray(index * MAX_PART_BYTES, (index + 1) * MAX_PART_BYTES);
    const frame = memory.subarray(0, PART_HEADER_BYTES + part.byteLength);
    const header = new DataView(frame.buffer, frame.byteOffset);
    header.setUint8(0, messageKinds[kind] | PART);
    header.setUint32(1, id);
    header.setUint32(5, index);
    header.setUint32(9, count);
    frame.set(part, PART_HEADER_BYTES);
    yield frame;
  }
}

/** Puts messages together again from frames that may come in any order, or not at all. */
export interface Reassembly {
  /** The message that this frame completes, an error if it is refused, or null: more is to come. The frame is taken over. */
  add(frame: ArrayBuffer): RawMessage | RtcError | null;
}

/** How many parts lie in one block of memory. */
const BLOCK_PARTS = 4;
const BLOCK_BYTES = BLOCK_PARTS * MAX_PART_BYTES;
/** How many blocks are kept for the next message: enough for a chunk of a file. */
const MAX_SPARE_BLOCKS = 8;

/**
 * A message whose parts come one by one. Each is copied to its place at once: frames that are kept until the last one
 * has come outlive the collection of what is short-lived, and then take many times the message's memory. A block is there
 * only from its first part on, so that a part can't make this side hold what was never sent.
 */
interface Unfinished {
  readonly blocks: Map<number, Uint8Array<ArrayBuffer>>;
  /** Which parts are here. */
  readonly has: Uint8Array;
  missing: number;
  /** The last part may be shorter than the others. */
  byteLength: number;
}

const kindOf = (code: number) =>
  (Object.keys(messageKinds) as MessageKind[]).find((kind) => messageKinds[kind] === code);

const invalid = (why: string) => new RtcError('message-invalid', why);

const begin = (count: number): Unfinished => ({
  blocks: new Map(),
  has: new Uint8Array(count),
  missing: count,
  byteLength: count * MAX_PART_BYTES,
});

/** Makes a reassembly that holds at most `maxBytes` of unfinished messages, up to a whole number of blocks. */
export function createReassembly(maxBytes: number): Reassembly {
  const maxParts = Math.ceil(maxBytes / MAX_PART_BYTES);
  const maxBlocks = Math.ceil(maxParts / BLOCK_PARTS);
  const unfinished = new Map<number, Unfinished>();
  const spare: Uint8Array<ArrayBuffer>[] = [];
  let heldBlocks = 0;
  let refusedId: number | null = null;

  function forget(id: number) {
    const blocks = [...(unfinished.get(id)?.blocks.values() ?? [])];
    heldBlocks -= blocks.length;
    spare.push(...blocks.slice(0, MAX_SPARE_BLOCKS - spare.length));
    unfinished.delete(id);
  }

  function place({ blocks }: Unfinished, index: number, part: Uint8Array) {
    const at = Math.floor(index / BLOCK_PARTS);
    const known = blocks.get(at);
    const block = known ?? spare.pop() ?? new Uint8Array(BLOCK_BYTES);
    if (!known) heldBlocks += 1;
    blocks.set(at, block);
    block.set(part, (index % BLOCK_PARTS) * MAX_PART_BYTES);
  }

  function join({ blocks, byteLength }: Unfinished): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(byteLength);
    for (const [at, block] of blocks) {
      const start = at * BLOCK_BYTES;
      bytes.set(block.subarray(0, Math.min(BLOCK_BYTES, byteLength - start)), start);
    }
    return bytes;
  }

  function refuse(id: number): RtcError | null {
    forget(id);
    if (refusedId === id) return null;
    refusedId = id;
    return new RtcError('message-too-large', `A message of more than ${maxBytes} bytes was not taken.`);
  }

  function addPart(kind: MessageKind, frame: ArrayBuffer): RawMessage | RtcError | null {
    const header = new DataView(frame);
    const [id, index, count] = [header.getUint32(1), header.getUint32(5), header.getUint32(9)];
    const part = new Uint8Array(frame, PART_HEADER_BYTES);
    // A refused message's other parts are still coming.
    if (id === refusedId) return null;
    if (count > maxParts) return refuse(id);
    const isLast = index === count - 1;
    const known = unfinished.get(id);
    const fits = index < count && (known?.has.length ?? count) === count && (isLast || part.byteLength === MAX_PART_BYTES);
    if (!fits || part.byteLength > MAX_PART_BYTES) return invalid('A part does not fit its message.');
    if (known?.has[index]) return null;
    const message = known ?? begin(count);
    unfinished.set(id, message);
    place(message, index, part);
    message.has[index] = 1;
    message.missing -= 1;
    if (isLast) message.byteLength -= MAX_PART_BYTES - part.byteLength;
    // From here on the part is empty.
    releaseBuffer(frame);
    if (isLast && message.byteLength > maxBytes) return refuse(id);
    if (message.missing === 0) {
      const bytes = join(message);
      forget(id);
      return { kind, bytes };
    }
    for (const old of unfinished.keys()) {
      if (unfinished.size <= MAX_UNFINISHED && heldBlocks <= maxBlocks) break;
      forget(old);
    }
    return null;
  }

  return {
    add(frame) {
      const code = frame.byteLength > 0 ? new DataView(frame).getUint8(0) : -1;
      const kind = kindOf(code & ~PART);
      if (code < 0 || !kind) return invalid('A frame of no known kind.');
      if (code & PART) {
        if (frame.byteLength <= PART_HEADER_BYTES) return invalid('A part without content.');
        return addPart(kind, frame);
      }
      if (frame.byteLength - 1 > maxBytes) {
        return new RtcError('message-too-large', `A message of more than ${maxBytes} bytes was not taken.`);
      }
      return { kind, bytes: new Uint8Array(frame, 1) };
    },
  };
}
