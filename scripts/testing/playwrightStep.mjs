import { fileURLToPath } from 'node:url';
import { binPath } from '../lib/root.mjs';
import { judge } from './judge.mjs';
import { runTests } from './runTests.mjs';
import { testResult } from './stepResult.mjs';

const reporter = fileURLToPath(new URL('playwrightReporter.mjs', import.meta.url));

/**
 * Runs tests of Playwright, which ends a page that hangs by itself.
 *
 * @param {string} cwd the folder of its configuration
 * @param {readonly string[]} args more of them, such as `--grep`
 * @returns {import('./steps.mjs').RunStep}
 */
export function playwrightStep(cwd, args = []) {
  return async ({ name, folder, log, onEvents, only }) => {
    const { code, events, hang } = await runTests({
      command: [process.execPath, binPath('playwright'), 'test', `--reporter=list,${reporter}`, '--forbid-only', ...args, ...only],
      cwd,
      env: { VISAVIS_TEST_PART: name },
      ledger: `${folder}/${name}.jsonl`,
      log,
      onEvents,
    });
    return testResult(judge(events, []), code, hang);
  };
}
