import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The packages whose commands have another name. @type {Record<string, string>} */
const packages = { playwright: '@playwright/test', tsc: 'typescript', 'visavis-channels': '@visavis/channels' };

/**
 * The script behind an installed command, to be run with this Node: works alike on every system, unlike the
 * shims in `node_modules/.bin`.
 *
 * @param {string} command such as `tsc`
 * @param {string} [base] the folder with the `node_modules`: the repository's unless said otherwise
 * @returns {string} its path
 */
export function binPath(command, base = root) {
  const folder = join(base, 'node_modules', packages[command] ?? command);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
