import { startChild } from '../lib/children.mjs';

/**
 * Keeps as many cores busy as there are loops, until all children are stopped.
 *
 * @param {number} count
 */
export function startBusyLoops(count) {
  for (let started = 0; started < count; started++) startChild(process.execPath, ['-e', 'for (;;);']);
}
