import * as v from 'valibot';

/** A file travels in chunks of this size, in bytes; the last one is what remains. */
export const CHUNK_BYTES = 1024 * 1024;
/** How many chunks may be on their way before one is acknowledged. */
export const WINDOW_CHUNKS = 8;
/** The most unfinished transfers that one member announces to another; more wait at the sender. */
export const MAX_UNFINISHED = 256;

const IdSchema = v.pipe(v.string(), v.regex(/^[\w-]{16}$/));
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const OfferSchema = v.object({
  id: IdSchema,
  name: v.pipe(v.string(), v.maxLength(1024)),
  type: v.pipe(v.string(), v.maxLength(128)),
  sizeBytes: CountSchema,
});

/** A file that is offered. */
export type FileOffer = v.InferOutput<typeof OfferSchema>;

const StopReasonSchema = v.picklist(['declined', 'cancelled', 'too-large', 'failed']);

/** Why one side ends a transfer before its time. */
export type StopReason = v.InferOutput<typeof StopReasonSchema>;

const ControlSchema = v.variant('type', [
  v.object({ type: v.literal('offer'), offer: OfferSchema }),
  /** Everything that the sender has announced and not finished; sent whenever the channel opens. */
  v.object({ type: v.literal('offers'), offers: v.pipe(v.array(OfferSchema), v.maxLength(MAX_UNFINISHED)) }),
  /** The receiver wants it, beginning with this chunk. */
  v.object({ type: v.literal('accept'), id: IdSchema, chunk: CountSchema }),
  /** The receiver has stored this many chunks. */
  v.object({ type: v.literal('ack'), id: IdSchema, chunks: CountSchema }),
  /** All chunks are sent; `hash` is the SHA-256, in hex, of their SHA-256 hashes in order. */
  v.object({ type: v.literal('end'), id: IdSchema, hash: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/)) }),
  /** The receiver has it whole, and the hash is right. */
  v.object({ type: v.literal('done'), id: IdSchema }),
  v.object({ type: v.literal('stop'), id: IdSchema, reason: StopReasonSchema }),
]);

/** What the two ends of a transfer tell each other beside the chunks. */
export type FileControl = v.InferOutput<typeof ControlSchema>;

/** A part of a file. */
export interface FileChunk {
  readonly type: 'chunk';
  readonly id: string;
  readonly index: number;
  /** The SHA-256 of `bytes`. */
  readonly hash: Uint8Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const ID_BYTES = 16;
const HASH_BYTES = 32;
const HEADER_BYTES = ID_BYTES + 4 + HASH_BYTES;

/** The largest message of a transfer, in bytes. */
export const MAX_FILE_MESSAGE_BYTES = HEADER_BYTES + CHUNK_BYTES;

/** A chunk as one message: id, index, hash, content. */
export function packChunk({ id, index, hash, bytes }: FileChunk): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(HEADER_BYTES + bytes.byteLength);
  packed.set(new TextEncoder().encode(id));
  new DataView(packed.buffer).setUint32(ID_BYTES, index);
  packed.set(hash, ID_BYTES + 4);
  packed.set(bytes, HEADER_BYTES);
  return packed;
}

function unpackChunk(packed: Uint8Array<ArrayBuffer>): FileChunk | null {
  const id = new TextDecoder().decode(packed.subarray(0, ID_BYTES));
  if (packed.byteLength <= HEADER_BYTES || !v.is(IdSchema, id)) return null;
  return {
    type: 'chunk',
    id,
    index: new DataView(packed.buffer, packed.byteOffset).getUint32(ID_BYTES),
    hash: packed.subarray(ID_BYTES + 4, HEADER_BYTES),
    bytes: packed.subarray(HEADER_BYTES),
  };
}

/** What came from the other side, checked, or null if it is no such message. */
export function parseFileMessage(message: unknown): FileControl | FileChunk | null {
  if (message instanceof Uint8Array) return unpackChunk(message as Uint8Array<ArrayBuffer>);
  const result = v.safeParse(ControlSchema, message);
  return result.success ? result.output : null;
}
