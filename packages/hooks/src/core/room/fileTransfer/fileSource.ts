import { PIECE_BYTES } from './fileMessage';
import { sha256, toHex } from './fileHash';

/** A file that is read piece by piece, for any number of recipients. */
export interface FileSource {
  readonly pieceCount: number;
  /** One piece and its hash. Rejects if the file can't be read: it has changed, or is gone. */
  read(index: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; hash: Uint8Array<ArrayBuffer> }>;
  /** The hash of the whole, in hex. Reads what has not been read yet. */
  hash(): Promise<string>;
}

/** How many pieces a file of this size has. */
export const countPieces = (sizeBytes: number) => Math.ceil(sizeBytes / PIECE_BYTES);

/** Makes a source. Nothing is read before it is asked for. */
export function createFileSource(file: Blob): FileSource {
  const pieceCount = countPieces(file.size);
  const hashes: Uint8Array<ArrayBuffer>[] = [];

  async function read(index: number) {
    const piece = file.slice(index * PIECE_BYTES, (index + 1) * PIECE_BYTES);
    const bytes = new Uint8Array(await piece.arrayBuffer());
    const hash = (hashes[index] ??= await sha256(bytes));
    return { bytes, hash };
  }

  return {
    pieceCount,
    read,
    async hash() {
      const all = new Uint8Array(pieceCount * 32);
      for (let index = 0; index < pieceCount; index++) {
        all.set(hashes[index] ?? (await read(index)).hash, index * 32);
      }
      return toHex(await sha256(all));
    },
  };
}
