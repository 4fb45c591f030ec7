import { createPrivateFile } from '../../storage/privateFile';
import type { FileSink } from './fileSink';

/** Writes to the origin's private file system: on disk, invisible to the person, gone when it is discarded. */
export async function openPrivateSink(type: string): Promise<FileSink> {
  const privateFile = await createPrivateFile();
  let stream: FileSystemWritableFileStream | null = null;
  try {
    const opened = (stream = await privateFile.handle.createWritable());
    return {
      write: (bytes) => opened.write(bytes),
      async finish() {
        await opened.close();
        stream = null;
        const file = await privateFile.handle.getFile();
        return file.slice(0, file.size, type);
      },
      async discard() {
        await stream?.abort();
        stream = null;
        await privateFile.remove();
      },
    };
  } catch (error) {
    await privateFile.remove();
    throw error;
  }
}
