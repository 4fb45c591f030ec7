import { startChild, stopChild } from '../lib/children.mjs';

/**
 * Keeps as many cores busy as there are loops, until it is called off or all children are stopped.
 *
 * @param {number} count
 * @returns {() => Promise<void>} ends them
 */
export function startBusyLoops(count) {
  const loops = Array.from({ length: count }, () => startChild(process.execPath, ['-e', 'for (;;);']));
  return async () => {
    await Promise.all(loops.map(stopChild));
  };
}
