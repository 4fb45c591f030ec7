import { createPrivateFile, hasPrivateFiles, type PrivateFile } from '../storage/privateFile';
import { storageError } from '../storage/storageError';
import type { Bytes } from './container/container';

/** How much is held in memory before it goes to disk, in bytes. */
const PART_BYTES = 16 * 1024 * 1024;

/** Where the body of a recording grows. */
export interface RecordingStorage {
  readonly sizeBytes: number;
  /** Adds to it, in memory at first. */
  add(bytes: Bytes): void;
  /**
   * Brings what has become large to disk.
   * @throws RtcError `storage-full` when the disk is full, `recording-failed` when it can't be written for another reason;
   * nothing is lost, but more should not come
   */
  makeRoom(): Promise<void>;
  /** The whole as a file, which can be read as long as the page is there or until `discard`. */
  finish(head: Bytes, name: string, type: string): File;
  /** Gives up what was stored. */
  discard(): Promise<void>;
}

/**
 * Keeps a recording in parts: each is held in memory until it is large, and then goes to disk as a private file
 * of its own. So a short recording never touches the disk, of a long one little is in memory, and nothing is
 * lost when a disk is full.
 *
 * @param partBytes how large a part is
 */
export function createRecordingStorage(to: 'disk' | 'memory', partBytes = PART_BYTES): RecordingStorage {
  const parts: Blob[] = [];
  const files: PrivateFile[] = [];
  /** Whether parts go to disk; null until that is known. Private windows have no private files; memory has to do. */
  let onDisk: boolean | null = to === 'disk' ? null : false;
  let waiting: Bytes[] = [];
  let waitingBytes = 0;
  let sizeBytes = 0;

  async function makeRoom() {
    if (waitingBytes < partBytes) return;
    const part = new Blob(waiting);
    const index = parts.push(part) - 1;
    waiting = [];
    waitingBytes = 0;
    onDisk ??= await hasPrivateFiles();
    if (!onDisk) return;
    try {
      parts[index] = await store(part, files);
    } catch (cause) {
      // What doesn't go to disk any more must not go on in memory, which nobody sees filling up.
      throw await storageError(cause, part.size, 'The recording could not be stored.');
    }
  }

  return {
    get sizeBytes() {
      return sizeBytes;
    },
    add(bytes) {
      waiting.push(bytes);
      waitingBytes += bytes.length;
      sizeBytes += bytes.length;
    },
    makeRoom,
    finish: (head, name, type) => new File([head, ...parts, ...waiting], name, { type }),
    async discard() {
      waiting = [];
      parts.length = 0;
      await Promise.all(files.splice(0).map((file) => file.remove()));
    },
  };
}

async function store(part: Blob, files: PrivateFile[]): Promise<Blob> {
  const file = await createPrivateFile();
  try {
    const stream = await file.handle.createWritable();
    await stream.write(part);
    await stream.close();
    files.push(file);
    return await file.handle.getFile();
  } catch (error) {
    await file.remove();
    throw error;
  }
}
