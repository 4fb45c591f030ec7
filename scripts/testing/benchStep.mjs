import { join } from 'node:path';
import { startChild } from '../lib/children.mjs';
import { readReport } from '../lib/readReport.mjs';
import { root } from '../lib/root.mjs';

/**
 * The short form of the benchmarks: whether each runs, and whether counts and sizes are what was committed. Each of
 * these is a test.
 *
 * @type {import('./steps.mjs').RunStep}
 */
export const benchStep = async ({ name, folder, log }) => {
  const file = join(folder, `${name}.json`);
  const child = startChild(process.execPath, [join(root, 'bench/run.mjs'), '--short', `--report=${file}`], { stdout: log, stderr: log });
  const { code } = await child.ended;
  /** @type {{ passed?: number, failures?: readonly string[] }} */
  const { passed = 0, failures = [] } = readReport(file) ?? {};
  const problems = code !== 0 && failures.length === 0 ? ['The benchmarks never came to their report.'] : failures;
  return { parts: [], passed, failed: problems.length, skipped: 0, failures: [], problems, times: [] };
};
