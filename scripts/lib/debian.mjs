import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { run } from './run.mjs';

/** Whether packages can be installed without a password: as root, where there is apt-get. */
export function hasApt() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Debian alone: Ubuntu's packages of the browsers are empty but for a snap, which containers can't run. */
export function isDebian() {
  const file = '/etc/os-release';
  return existsSync(file) && parseEnv(readFileSync(file, 'utf8'))['ID'] === 'debian';
}

/**
 * Installs packages, as root.
 *
 * @param {readonly string[]} packages
 * @returns {Promise<{ ok: boolean, output: string }>} what apt-get said, if it failed
 */
export async function installPackages(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { code, output } = await run('apt-get', args, { env, silent: true });
    if (code !== 0) return { ok: false, output };
  }
  return { ok: true, output: '' };
}
