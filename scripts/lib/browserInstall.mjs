import { existsSync } from 'node:fs';
import { findBrowser } from '../browsers.mjs';
import { hasApt, installPackages, isDebian } from './debian.mjs';
import { binPath } from './root.mjs';
import { runNode } from './run.mjs';
import { UserError } from './userError.mjs';

/** @typedef {'chromium' | 'firefox'} BrowserName */

const debianPackages = { chromium: 'chromium', firefox: 'firefox-esr' };

/**
 * Sees to it that there are the browsers that are needed: the system's, Debian's, or Playwright's own.
 *
 * @param {ReadonlySet<string>} needed what else is in it is passed over
 */
export async function installBrowsers(needed) {
  const missing = async () => {
    const names = /** @type {const} */ (['chromium', 'firefox']).filter((name) => needed.has(name));
    const there = await Promise.all(names.map(isThere));
    return names.filter((_, index) => !there[index]);
  };
  const first = await missing();
  if (first.length === 0) return;
  console.log(`Installing ${first.join(' and ')}...`);
  if (hasApt() && isDebian() && (await installFromDebian(first)) && (await missing()).length === 0) return;

  // As root on Ubuntu and the like also the libraries they need; elsewhere that would ask for a password.
  const withDeps = process.getuid?.() === 0 ? ['--with-deps'] : [];
  const { code } = await runNode(binPath('playwright'), ['install', ...withDeps, ...(await missing())]);
  if (code !== 0) throw new UserError(`There is no ${first.join(' and no ')} here, and installing failed; see above.`);
}

/**
 * The system's, or one that Playwright has installed before.
 *
 * @param {BrowserName} name
 */
async function isThere(name) {
  if (findBrowser(name)) return true;
  const { [name]: browser } = await import('playwright');
  return existsSync(browser.executablePath());
}

/** @param {readonly BrowserName[]} names */
async function installFromDebian(names) {
  const { ok, output } = await installPackages(names.map((name) => debianPackages[name]));
  if (!ok) console.error(`${output}apt-get failed; trying Playwright's own browsers.`);
  return ok;
}
