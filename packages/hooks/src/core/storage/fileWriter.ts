import { releaseBuffer } from '../releaseBuffer';
import { openSyncWriter } from './syncWriter';

/** Writes a file from its beginning on. */
export interface FileWriter {
  /**
   * Resolves once the chunk is written. It is taken over: nobody else may use it from here on. The next may be given
   * before; they are written in the order in which they were given.
   */
  write(chunk: Uint8Array<ArrayBuffer>): Promise<void>;
  /** After the last chunk. */
  close(): Promise<void>;
  /** Gives up; what was written is to be removed. */
  abort(): Promise<void>;
}

/**
 * Opens a private file for writing: in a worker where that can be, which takes a third of the time, else from here.
 * Rejects where neither can be (Safari before 26, under a policy without workers).
 */
export async function openFileWriter(handle: FileSystemFileHandle): Promise<FileWriter> {
  try {
    return await openSyncWriter(handle);
  } catch {
    return openStreamWriter(handle);
  }
}

/** Writes to any file for which one has a handle, a picked one too. */
export async function openStreamWriter(handle: FileSystemFileHandle): Promise<FileWriter> {
  const stream = await handle.createWritable();
  return {
    async write(chunk) {
      await stream.write(chunk);
      releaseBuffer(chunk.buffer);
    },
    close: () => stream.close(),
    abort: () => stream.abort(),
  };
}
