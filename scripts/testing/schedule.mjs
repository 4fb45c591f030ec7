const CORES = 2;

/**
 * Runs steps in order, as many at a time as two cores are enough for. One that must come after another waits for it, and is
 * not run if that failed.
 *
 * @template Result
 * @param {readonly import('./steps.mjs').Step[]} steps
 * @param {(step: import('./steps.mjs').Step) => Promise<{ result: Result, ok: boolean }>} run
 * @param {(step: import('./steps.mjs').Step, failed: string) => Result} leaveOut what comes of a step that is not run, since `failed` did
 * @returns {Promise<Map<string, Result>>} by the steps' names, in the order in which they ended
 */
export async function schedule(steps, run, leaveOut) {
  /** @type {Map<string, Result>} */
  const results = new Map();
  const failed = new Set();
  const names = new Set(steps.map(({ name }) => name));
  const waiting = [...steps];
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();
  let busy = 0;

  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex(({ after, cores }) => busy + cores <= CORES && after.every((name) => !names.has(name) || results.has(name)));
    const [step] = next === -1 ? [] : waiting.splice(next, 1);
    if (!step) {
      await Promise.race(running.values());
      continue;
    }
    const cause = step.after.find((name) => failed.has(name));
    if (cause) {
      failed.add(step.name);
      results.set(step.name, leaveOut(step, cause));
      continue;
    }
    running.set(step.name, runOne(step));
  }
  return results;

  /** @param {import('./steps.mjs').Step} step */
  async function runOne(step) {
    busy += step.cores;
    const { result, ok } = await run(step);
    if (!ok) failed.add(step.name);
    results.set(step.name, result);
    running.delete(step.name);
    busy -= step.cores;
  }
}
