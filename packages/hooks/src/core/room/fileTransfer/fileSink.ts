import { releaseBuffer } from '../../releaseBuffer';
import { openStreamWriter } from '../../storage/fileWriter';
import { openPrivateSink } from './privateSink';

/** The place that an incoming file is written to, chunk by chunk. */
export interface FileSink {
  /**
   * Resolves once the chunk is stored; only then does the sender send more than a few ahead. It is taken over. The next
   * may be given before: they are kept in the order in which they were given.
   */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The whole as a file, or null if it was written to a place that the user chose. */
  finish(): Promise<Blob | null>;
  /** Gives up what was stored, before `finish` or after. */
  discard(): Promise<void>;
}

/** Up to this size a file is kept as a Blob, in bytes; a larger one goes to disk where that is possible. */
const MAX_MEMORY_BYTES = 32 * 1024 * 1024;

/** Opens a place for a file of this size and type. */
export async function openFileSink(sizeBytes: number, type: string): Promise<FileSink> {
  if (sizeBytes <= MAX_MEMORY_BYTES) return createMemorySink(type);
  try {
    return await openPrivateSink(type);
  } catch {
    // Private windows and full disks have no private files; a Blob may still work.
    return createMemorySink(type);
  }
}

/** Keeps it as Blobs, which a browser may move to disk by itself. */
function createMemorySink(type: string): FileSink {
  let parts: Blob[] = [];
  return {
    write(bytes) {
      parts.push(new Blob([bytes]));
      releaseBuffer(bytes.buffer);
      return Promise.resolve();
    },
    finish: () => Promise.resolve(new Blob(parts, { type })),
    discard() {
      parts = [];
      return Promise.resolve();
    },
  };
}

/** Writes it to a file that the user picked. */
export async function openPickedSink(handle: FileSystemFileHandle): Promise<FileSink> {
  const writer = await openStreamWriter(handle);
  let open = true;
  return {
    write: (bytes) => writer.write(bytes),
    async finish() {
      open = false;
      await writer.close();
      return null;
    },
    async discard() {
      // What is saved is the user's.
      if (open) await writer.abort();
      open = false;
    },
  };
}
