import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The script behind an installed command, to be run with this Node: works alike on every system, unlike the
 * shims in `node_modules/.bin`.
 *
 * @param {string} command such as `tsc`
 * @param {string} [packageName] the command's name unless said otherwise
 * @returns {string} its path
 */
export function binPath(command, packageName = command) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
