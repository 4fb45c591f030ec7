import { createUniqueId } from '../../uniqueId';
import type { FileSink } from './fileSink';

const FOLDER = 'visavis-files';
const lockOf = (name: string) => `${FOLDER}/${name}`;

/**
 * Writes to the origin's private file system: on disk, invisible to the person, gone when it is discarded.
 * What a tab left behind when it was closed, the next one removes; a lock tells whose files are in use.
 */
export async function openPrivateSink(type: string): Promise<FileSink> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  await removeAbandoned(folder);

  const name = createUniqueId();
  const unlock = await hold(lockOf(name));
  let stream: FileSystemWritableFileStream | null = null;
  try {
    const handle = await folder.getFileHandle(name, { create: true });
    const opened = (stream = await handle.createWritable());
    return {
      write: (bytes) => opened.write(bytes),
      async finish() {
        await opened.close();
        stream = null;
        const file = await handle.getFile();
        return file.slice(0, file.size, type);
      },
      async discard() {
        await stream?.abort();
        stream = null;
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
