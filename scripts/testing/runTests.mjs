import { rmSync } from 'node:fs';
import { startChild, stopChild } from '../lib/children.mjs';
import { followLedger, LEDGER } from './ledger.mjs';
import { createWatchdog } from './watchdog.mjs';

const LOOK_MS = 500;

/**
 * Runs a test runner that writes a ledger, and ends it when it hangs.
 *
 * @param {object} options
 * @param {readonly [file: string, ...args: string[]]} options.command
 * @param {string} [options.cwd] the repository's folder unless said otherwise
 * @param {NodeJS.ProcessEnv} [options.env] what is added to our environment
 * @param {string} options.ledger the file that it writes; made anew
 * @param {number} options.log the file descriptor that its output goes to
 * @param {(events: readonly import('./ledger.mjs').LedgerEvent[]) => void} [options.onEvents] told while it runs
 * @returns {Promise<{ code: number, events: import('./ledger.mjs').LedgerEvent[], hang: string | null }>}
 *   `hang`: what hung, in words
 */
export async function runTests({ command: [file, ...args], cwd, env, ledger, log, onEvents }) {
  rmSync(ledger, { force: true });
  const follow = followLedger(ledger);
  const watchdog = createWatchdog(Date.now());
  /** @type {import('./ledger.mjs').LedgerEvent[]} */
  const events = [];
  /** @type {string | null} */
  let hang = null;

  const child = startChild(file, args, {
    ...(cwd && { cwd }),
    env: { ...env, [LEDGER]: ledger },
    stdout: log,
    stderr: log,
  });
  const look = () => {
    const news = follow();
    for (const event of news) watchdog.hear(event, Date.now());
    events.push(...news);
    if (news.length > 0) onEvents?.(news);
  };
  const timer = setInterval(() => {
    look();
    hang ??= watchdog.overdue(Date.now());
    if (!hang) return;
    clearInterval(timer);
    void stopChild(child);
  }, LOOK_MS);
  const { code } = await child.ended;
  clearInterval(timer);
  look();
  return { code, events, hang };
}
