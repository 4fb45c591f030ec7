import { createUniqueId } from '../uniqueId';

/** A file in the origin's private file system: on disk, and invisible to the user. */
export interface PrivateFile {
  readonly handle: FileSystemFileHandle;
  /** Removes it. A stream that writes to it must be closed or aborted before. */
  remove(): Promise<void>;
}

/** Whether there is such a file system here, which a page can write to: there is none in Firefox's private windows. */
export async function hasPrivateFiles(): Promise<boolean> {
  try {
    await navigator.storage.getDirectory();
    return 'createWritable' in FileSystemFileHandle.prototype;
  } catch {
    return false;
  }
}

const FOLDER = 'visavis-files';
const lockOf = (name: string) => `${FOLDER}/${name}`;

/**
 * Makes an empty file in the origin's private file system. What a tab left behind when it was closed, the
 * next one removes; a lock tells whose files are in use. Rejects where there is no such file system, as in
 * Firefox's private windows.
 */
export async function createPrivateFile(): Promise<PrivateFile> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  await removeAbandoned(folder);

  const name = createUniqueId();
  const unlock = await hold(lockOf(name));
  try {
    return {
      handle: await folder.getFileHandle(name, { create: true }),
      async remove() {
        await folder.removeEntry(name);
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Takes a lock, for as long as the tab lives or until the returned function is called. */
function hold(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(name, () => new Promise<void>((release) => resolve(release)))
      .catch((error: unknown) => reject(error as Error));
  });
}

async function removeAbandoned(folder: FileSystemDirectoryHandle) {
  for await (const name of folder.keys()) {
    // Chromium lists what is being written to as `NAME.crswap` beside the file.
    const [owner = name] = name.split('.');
    await navigator.locks.request(lockOf(owner), { ifAvailable: true }, async (lock) => {
      // Another tab may be cleaning up as well, and be faster.
      if (lock) await folder.removeEntry(name).catch(() => undefined);
    });
  }
}
