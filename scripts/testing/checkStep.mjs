import { readFileSync } from 'node:fs';
import { startChild } from '../lib/children.mjs';
import { binPath } from '../lib/root.mjs';
import { checkResult } from './stepResult.mjs';

/**
 * One check: commands that say by their exit code whether all is well.
 *
 * @param {readonly (readonly [script: string, ...args: string[]])[]} commands a script's path, or the name of an installed one
 * @returns {import('./steps.mjs').RunStep}
 */
export function checkStep(commands) {
  return async ({ log, logFile }) => {
    let ok = true;
    for (const [script, ...args] of commands) {
      const path = script.includes('/') ? script : binPath(script);
      const { code } = await startChild(process.execPath, [path, ...args], { stdout: log, stderr: log }).ended;
      ok &&= code === 0;
    }
    return checkResult(ok, ok ? '' : readFileSync(logFile, 'utf8'));
  };
}

/**
 * A task in every package, which is silent unless it fails.
 *
 * @param {string} task
 * @returns {readonly [string, ...string[]]}
 */
export function turbo(task) {
  return ['turbo', 'run', task, '--output-logs=errors-only', '--continue'];
}
