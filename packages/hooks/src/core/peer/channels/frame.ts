import { RtcError } from '../../errors';

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
const MAX_FRAME_BYTES = 64 * 1024;
const MAX_PART_BYTES = MAX_FRAME_BYTES - PART_HEADER_BYTES;
/** How many unfinished messages are kept; on a channel that may lose frames an old one never ends. */
const MAX_UNFINISHED = 8;

/** Cuts a message into frames. `id` tells the parts of one message from those of another. */
export function* cut({ kind, bytes }: RawMessage, id: number): Generator<Uint8Array<ArrayBuffer>> {
  if (bytes.byteLength < MAX_FRAME_BYTES) {
    const frame = new Uint8Array(1 + bytes.byteLength);
    frame[0] = messageKinds[kind];
    frame.set(bytes, 1);
    yield frame;
    return;
  }
  const count = Math.ceil(bytes.byteLength / MAX_PART_BYTES);
  for (let index = 0; index < count; index++) {
    const part = bytes.subarray(index * MAX_PART_BYTES, (index + 1) * MAX_PART_BYTES);
    const frame = new Uint8Array(PART_HEADER_BYTES + part.byteLength);
    const header = new DataView(frame.buffer);
    header.setUint8(0, messageKinds[kind] | PART);
    header.setUint32(1, id);
    header.setUint32(5, index);
    header.setUint32(9, count);
    frame.set(part, PART_HEADER_BYTES);
    yield frame;
  }
}

/** Puts messages together again from frames that may come in any order, or not at all. */
export interface Joiner {
  /** The message that this frame completes, an error if it is refused, or null: more is to come. */
  add(frame: ArrayBuffer): RawMessage | RtcError | null;
}

interface Unfinished {
  readonly parts: (Uint8Array<ArrayBuffer> | undefined)[];
  missing: number;
  byteLength: number;
}

const kindOf = (code: number) =>
  (Object.keys(messageKinds) as MessageKind[]).find((kind) => messageKinds[kind] === code);

const invalid = (why: string) => new RtcError('message-invalid', why);

const begin = (count: number): Unfinished => ({
  parts: Array.from({ length: count }),
  missing: count,
  byteLength: 0,
});

/** Makes a joiner that holds at most `maxBytes` of unfinished messages. */
export function createJoiner(maxBytes: number): Joiner {
  const unfinished = new Map<number, Unfinished>();
  let heldBytes = 0;
  let refusedId: number | null = null;

  function forget(id: number) {
    heldBytes -= unfinished.get(id)?.byteLength ?? 0;
    unfinished.delete(id);
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
    if (count > Math.ceil(maxBytes / MAX_PART_BYTES)) return refuse(id);
    const message = unfinished.get(id) ?? begin(count);
    if (message.parts.length !== count || index >= count) return invalid('A part does not fit its message.');
    if (message.parts[index]) return null;
    message.parts[index] = part;
    message.missing -= 1;
    message.byteLength += part.byteLength;
    heldBytes += part.byteLength;
    unfinished.set(id, message);
    if (message.byteLength > maxBytes) return refuse(id);
    if (message.missing === 0) {
      forget(id);
      return { kind, bytes: concat(message) };
    }
    for (const old of unfinished.keys()) {
      if (unfinished.size <= MAX_UNFINISHED && heldBytes <= maxBytes) break;
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

function concat({ parts, byteLength }: Unfinished): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(byteLength);
  let offset = 0;
  for (const part of parts) {
    if (!part) continue;
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}
