import { spawn } from 'node:child_process';
import { descendantsOf, endProcesses } from './processTree.mjs';
import { root } from './root.mjs';
import { UserError } from './userError.mjs';

const graceMs = 5_000;

/** Keeps every tool we start from phoning home. */
const quietEnv = {
  TURBO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  STORYBOOK_DISABLE_TELEMETRY: '1',
};

/**
 * @typedef {object} Child
 * @property {import('node:child_process').ChildProcess} process
 * @property {Promise<{ code: number, how: string }>} ended how it ended: the exit code (127: it never
 *   started) and the same in words. Never rejects.
 */

/**
 * @typedef {object} ChildOptions
 * @property {string} [cwd] the repository's folder unless said otherwise
 * @property {NodeJS.ProcessEnv} [env] what is added to our environment
 * @property {'show' | 'hide' | 'pipe' | number} [stdout] 'show' unless said otherwise; a number: a file descriptor
 * @property {'show' | 'pipe' | number} [stderr] 'show' unless said otherwise
 */

/** What `spawn` calls them. */
const stdio = /** @type {const} */ ({ show: 'inherit', hide: 'ignore', pipe: 'pipe' });

/** @param {keyof typeof stdio | number} output */
const target = (output) => (typeof output === 'number' ? output : stdio[output]);

/** @type {Set<Child>} */
const living = new Set();
let ending = false;

/**
 * Starts a program that doesn't outlive us, if we get to call `stopChildren`.
 *
 * It heads a process group of its own, so that its children can be ended with it, and so that Ctrl-C
 * reaches us alone and everything is ended once, from here.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {ChildOptions} [options]
 * @returns {Child} throws a `UserError` after `endChildren`
 */
export function startChild(file, args, { cwd = root, env = {}, stdout = 'show', stderr = 'show' } = {}) {
  if (ending) throw new UserError(`${file} is not started: everything is being ended.`);
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...quietEnv, ...env },
    stdio: ['ignore', target(stdout), target(stderr)],
    detached: process.platform !== 'win32',
  });
  /** @type {Child['ended']} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 127, how: error.message }));
    child.on('close', (code, signal) => resolve({ code: code ?? 1, how: signal ?? `exit code ${code}` }));
  });
  const entry = { process: child, ended };
  living.add(entry);
  void ended.then(() => living.delete(entry));
  return entry;
}

/** Ends every program that is still running, with all it started, and resolves when none is left. */
export async function stopChildren() {
  await Promise.all([...living].map(stopChild));
}

/** The same for good: a caller that waited for one of them to end can't start the next, which nobody would end. */
export async function endChildren() {
  ending = true;
  await stopChildren();
}

/**
 * Ends a program with all it started, what has a process group of its own too (as the servers that Playwright starts).
 *
 * @param {Child} child
 */
export async function stopChild({ process: child, ended }) {
  const others = child.pid === undefined ? [] : descendantsOf(child.pid);
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
  // The head is gone; whoever of its group is not goes now.
  signalGroup(child, 'SIGKILL');
  await endProcesses(others, graceMs);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup({ pid, exitCode }, signal) {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    if (exitCode === null) spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: the whole group is gone already, which is what we want. EPERM is macOS's word for a group
    // of which only zombies are left.
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
