import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { binPath, root } from '../lib/root.mjs';
import { runNode } from '../lib/run.mjs';

/**
 * Every test file of every project of Vitest, by the globs of its configuration.
 *
 * @param {string} folder for what Vitest writes
 * @param {readonly string[]} only parts of paths; none: all
 * @returns {Promise<{ project: string, file: string }[]>}
 */
export async function listFiles(folder, only) {
  const path = join(folder, 'files.json');
  const { code, output } = await runNode(binPath('vitest'), ['list', '--filesOnly', `--json=${path}`, ...only], { silent: true });
  if (code !== 0) throw new Error(`Vitest could not list its files.\n${output}`);
  /** @type {{ file: string, projectName: string }[]} */
  const files = JSON.parse(readFileSync(path, 'utf8'));
  return files.map(({ file, projectName }) => ({ project: projectName, file: relative(root, file) }));
}
