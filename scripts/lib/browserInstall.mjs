import { findBrowser } from '../browsers.mjs';
import { hasApt, installPackages, isDebian } from './debian.mjs';
import { binPath } from './root.mjs';
import { runNode } from './run.mjs';
import { UserError } from './userError.mjs';

/** Sees to it that there is a Chromium and a Firefox: the system's, Debian's, or Playwright's own. */
export async function installBrowsers() {
  if (hasBrowsers()) return;
  console.log('Installing Chromium and Firefox...');
  if (hasApt() && isDebian() && (await installFromDebian()) && hasBrowsers()) return;

  // As root on Ubuntu and the like also the libraries they need; elsewhere that would ask for a password.
  const withDeps = process.getuid?.() === 0 ? ['--with-deps'] : [];
  const { code } = await runNode(binPath('playwright'), ['install', ...withDeps, 'chromium', 'firefox']);
  if (code !== 0) throw new UserError('No Chromium and Firefox here, and installing them failed; see above.');
}

function hasBrowsers() {
  return findBrowser('chromium') !== undefined && findBrowser('firefox') !== undefined;
}

async function installFromDebian() {
  const { ok, output } = await installPackages(['chromium', 'firefox-esr']);
  if (!ok) console.error(`${output}apt-get failed; trying Playwright's own browsers.`);
  return ok;
}
