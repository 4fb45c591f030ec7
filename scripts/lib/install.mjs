import { statSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './npm.mjs';
import { root } from './root.mjs';
import { UserError } from './userError.mjs';

/**
 * Whether `npm ci` is due: nothing is installed, or the lock file has changed since.
 *
 * @param {string} [folder] the repository's unless said otherwise
 */
export function isInstallDue(folder = root) {
  // npm writes this file last, so a run that broke off counts as none.
  const installed = statSync(join(folder, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  return !installed || installed.mtimeMs < statSync(join(folder, 'package-lock.json')).mtimeMs;
}

/** Installs the dependencies, if that is due. */
export async function installDependencies() {
  if (!isInstallDue()) return;
  console.log('Installing dependencies (npm ci)...');
  // --include=dev: with NODE_ENV=production npm would leave out what builds the packages.
  const { code, output } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund'], { silent: true });
  if (code !== 0) throw new UserError(`${output}npm ci failed; its output is above.`);
}
