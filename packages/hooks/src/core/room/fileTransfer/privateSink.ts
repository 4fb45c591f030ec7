import { openFileWriter, type FileWriter } from '../../storage/fileWriter';
import { createPrivateFile } from '../../storage/privateFile';
import type { FileSink } from './fileSink';

/** Writes to the origin's private file system: on disk, invisible to the user, gone when it is discarded. */
export async function openPrivateSink(type: string): Promise<FileSink> {
  const privateFile = await createPrivateFile();
  let writer: FileWriter | null = null;
  try {
    const opened = (writer = await openFileWriter(privateFile.handle));
    return {
      write: (bytes) => opened.write(bytes),
      async finish() {
        await opened.close();
        writer = null;
        const file = await privateFile.handle.getFile();
        return file.slice(0, file.size, type);
      },
      async discard() {
        await writer?.abort();
        writer = null;
        await privateFile.remove();
      },
    };
  } catch (error) {
    await privateFile.remove();
    throw error;
  }
}
