import { CHUNK_BYTES } from './fileMessage';
import { joinHashes, sha256, toHex } from './fileHash';

/** A file that is read chunk by chunk, for any number of recipients. */
export interface FileSource {
  readonly chunkCount: number;
  /** One chunk and its hash. Rejects if the file can't be read: it has changed, or is gone. */
  read(index: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; hash: Uint8Array<ArrayBuffer> }>;
  /** The hash of the whole, in hex. Reads what has not been read yet. */
  hash(): Promise<string>;
}

/** How many chunks a file of this size has. */
export const countChunks = (sizeBytes: number) => Math.ceil(sizeBytes / CHUNK_BYTES);

/** Makes a source. Nothing is read before it is asked for. */
export function createFileSource(file: Blob): FileSource {
  const chunkCount = countChunks(file.size);
  const hashes: Uint8Array<ArrayBuffer>[] = [];

  async function read(index: number) {
    const chunk = file.slice(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    const bytes = new Uint8Array(await chunk.arrayBuffer());
    const hash = (hashes[index] ??= await sha256(bytes));
    return { bytes, hash };
  }

  return {
    chunkCount,
    read,
    async hash() {
      for (let index = 0; index < chunkCount; index++) hashes[index] ??= (await read(index)).hash;
      return toHex(await sha256(joinHashes(hashes)));
    },
  };
}
