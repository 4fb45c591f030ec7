import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { findBrowser } from '../browsers.mjs';
import { binPath } from './root.mjs';
import { run, runNode } from './run.mjs';
import { UserError } from './userError.mjs';

/** Sees to it that there is a Chromium and a Firefox: the system's, Debian's, or Playwright's own. */
export async function installBrowsers() {
  if (hasBrowsers()) return;
  console.log('Installing Chromium and Firefox...');
  if (isDebianRoot() && (await installFromDebian()) && hasBrowsers()) return;

  // As root on Ubuntu and the like also the libraries they need; elsewhere that would ask for a password.
  const withDeps = process.getuid?.() === 0 ? ['--with-deps'] : [];
  const { code } = await runNode(binPath('playwright'), ['install', ...withDeps, 'chromium', 'firefox']);
  if (code !== 0) throw new UserError('No Chromium and Firefox here, and installing them failed; see above.');
}

function hasBrowsers() {
  return findBrowser('chromium') !== undefined && findBrowser('firefox') !== undefined;
}

/** Debian alone: Ubuntu's packages of these names are empty but for a snap, which containers can't run. */
function isDebianRoot() {
  const file = '/etc/os-release';
  if (process.getuid?.() !== 0 || !existsSync(file)) return false;
  return parseEnv(readFileSync(file, 'utf8'))['ID'] === 'debian';
}

async function installFromDebian() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['install', '-y', '--no-install-recommends', 'chromium', 'firefox-esr'];
  for (const args of [['update'], packages]) {
    const { code, output } = await run('apt-get', args, { env, silent: true });
    if (code !== 0) {
      console.error(`${output}apt-get failed; trying Playwright's own browsers.`);
      return false;
    }
  }
  return true;
}
