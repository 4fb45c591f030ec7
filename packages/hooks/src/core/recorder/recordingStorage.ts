import { RtcError } from '../errors';
import { createPrivateFile, type PrivateFile } from '../storage/privateFile';
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
   * @throws RtcError `storage-full` when the disk is full; nothing is lost, but more should not come
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
 */
export function createRecordingStorage(to: 'disk' | 'memory'): RecordingStorage {
  const parts: Blob[] = [];
  const files: PrivateFile[] = [];
  let onDisk = to === 'disk';
  let waiting: Bytes[] = [];
  let waitingBytes = 0;
  let sizeBytes = 0;

  async function makeRoom() {
    if (waitingBytes < PART_BYTES) return;
    const part = new Blob(waiting);
    const index = parts.push(part) - 1;
    waiting = [];
    waitingBytes = 0;
    if (!onDisk) return;
    try {
      parts[index] = await store(part, files);
    } catch (cause) {
      if (isFull(cause)) throw new RtcError('storage-full', 'The disk is full; the recording ends here.', { cause });
      // Private windows have no private files; memory has to do.
      onDisk = false;
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

const isFull = (cause: unknown) => cause instanceof DOMException && cause.name === 'QuotaExceededError';
