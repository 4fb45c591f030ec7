/**
 * What came of a step.
 *
 * @typedef {object} StepResult
 * @property {readonly import('./judge.mjs').Part[]} parts none for a step that is one check
 * @property {number} passed
 * @property {number} failed failed tests, and whatever else makes the step red
 * @property {number} skipped
 * @property {readonly import('./judge.mjs').Failure[]} failures
 * @property {readonly string[]} problems
 * @property {readonly { part: string, file: string, title: string, ms: number }[]} times
 * @property {string} [obstacle] why it ran nothing, where it can't run on this machine
 */

/**
 * The result of a step that is one check.
 *
 * @param {boolean} ok
 * @param {string} output shown if it failed
 * @returns {StepResult}
 */
export function checkResult(ok, output) {
  const problems = ok ? [] : [output.trim() || 'It failed without a word.'];
  return { parts: [], passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, failures: [], problems, times: [] };
}

/**
 * The result of a step that runs tests. Red when a test failed, when there was no test, when the runner's exit code says
 * so, and by any problem.
 *
 * @param {import('./judge.mjs').Verdict} verdict
 * @param {number} code the runner's exit code
 * @param {string | null} hang what hung, in words
 * @returns {StepResult}
 */
export function testResult({ parts, failures, problems, times, lost, untouched }, code, hang) {
  const all = [
    ...(hang ? [hang] : []),
    ...problems,
    ...lost.map(({ part, file, test }) => `A file did not come to its end: ${file}${test ? `, in "${test}"` : ''} (${part})`),
    ...untouched.map(({ part, file }) => `A file did not run: ${file} (${part})`),
  ];
  /** @param {'passed' | 'skipped'} key */
  const total = (key) => parts.reduce((sum, part) => sum + part[key], 0);
  const passed = total('passed');
  if (passed + failures.length === 0 && all.length === 0) all.push('No test ran.');
  if (code !== 0 && failures.length + all.length === 0) all.push(`The test runner ended with exit code ${code} and says no reason.`);
  return { parts, passed, failed: failures.length + all.length, skipped: total('skipped'), failures, problems: all, times };
}
