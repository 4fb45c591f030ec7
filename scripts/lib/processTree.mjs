import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often it is looked whether a process is gone, in ms. */
const LOOK_MS = 50;

/**
 * All that a process started, and what that started. Windows needs none of it: `taskkill` ends whole trees there.
 *
 * @param {number} pid
 * @returns {number[]}
 */
export function descendantsOf(pid) {
  if (process.platform === 'win32') return [];
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  /** @type {number[]} */
  const found = [];
  for (let parents = [pid]; parents.length > 0; ) {
    const children = rows.flatMap(([child = 0, parent = 0]) => (parents.includes(parent) ? [child] : []));
    found.push(...children);
    parents = children;
  }
  return found;
}

/**
 * Asks processes to end, and ends those that don't.
 *
 * @param {readonly number[]} pids
 * @param {number} graceMs how long they may take
 */
export async function endProcesses(pids, graceMs) {
  let left = pids.filter((pid) => signal(pid, 'SIGTERM'));
  for (let waited = 0; left.length > 0 && waited < graceMs; waited += LOOK_MS) {
    await sleep(LOOK_MS);
    left = left.filter((pid) => signal(pid, 0));
  }
  for (const pid of left) signal(pid, 'SIGKILL');
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} name
 * @returns {boolean} whether there is such a process
 */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false;
    throw error;
  }
}
