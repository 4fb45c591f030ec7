/**
 * How many of a step's tests passed, failed, and were skipped.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/**
 * The tally of a step that isn't a test runner: one check.
 *
 * @param {number} code its exit code
 * @returns {Tally}
 */
export function tallyOfCheck(code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/**
 * The tally in vitest's JSON report. A file that failed before its tests counts as one that failed.
 *
 * @param {any} report null if there is none
 * @param {number} code vitest's exit code
 * @returns {Tally}
 */
export function tallyOfVitest(report, code) {
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report?.testResults ?? [];
  const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return honest(
    {
      passed: report?.numPassedTests ?? 0,
      failed: (report?.numFailedTests ?? 0) + broken.length,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    },
    code,
  );
}

/**
 * The tally in Playwright's JSON report.
 *
 * @param {any} report null if there is none
 * @param {number} code Playwright's exit code
 * @returns {Tally}
 */
export function tallyOfPlaywright(report, code) {
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report?.stats ?? {};
  return honest({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

/**
 * A runner that failed, or found no test, has at least one failure, whatever it counted.
 *
 * @param {Tally} tally
 * @param {number} code
 * @returns {Tally}
 */
function honest(tally, code) {
  const nothingRan = tally.passed + tally.failed === 0;
  return tally.failed === 0 && (code !== 0 || nothingRan) ? { ...tally, failed: 1 } : tally;
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  /** @param {keyof Tally} key */
  const total = (key) => tallies.reduce((so, tally) => so + tally[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

/**
 * @param {Tally} tally
 * @returns {string} such as `12 passed, 0 failed`
 */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
