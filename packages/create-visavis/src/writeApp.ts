import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from './readTemplate';

/** Git's own, which an app can be made beside. */
const allowed = ['.git'];

/** What keeps an app from being made in a folder, in words; null: nothing. */
export async function findObstacle(folder: string): Promise<string | null> {
  try {
    const found = (await readdir(folder)).filter((name) => !allowed.includes(name));
    return found.length > 0 ? `${folder} is not empty; name another folder` : null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return null;
    if (code === 'ENOTDIR') return `${folder} is a file; name a folder`;
    throw error;
  }
}

/** Writes the files, and never over one that is there. Rejects with what the file system says. */
export async function writeApp(folder: string, files: Files): Promise<void> {
  for (const [path, text] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
  }
}
