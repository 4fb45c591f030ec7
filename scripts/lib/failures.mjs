import { relative } from 'node:path';

/**
 * The names of what failed in vitest's JSON report: its project is not in there, its file is.
 *
 * @param {any} report null if there is none
 * @param {string} root the folder that files are told from
 * @returns {string[]}
 */
export function failuresOfVitest(report, root) {
  /** @type {{ name: string, status: string, assertionResults: { status: string, fullName: string }[] }[]} */
  const files = report?.testResults ?? [];
  return files.flatMap(({ name, status, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && assertionResults.length === 0) return [file];
    return failed.map(({ fullName }) => `${file}: ${fullName}`);
  });
}

/**
 * The names of what failed in Playwright's JSON report, even if only at first.
 *
 * @param {any} report null if there is none
 * @returns {string[]}
 */
export function failuresOfPlaywright(report) {
  return (report?.suites ?? []).flatMap(failuresOfSuite);
}

/**
 * @typedef {{ status: string }} PlaywrightTest
 * @typedef {{ title: string, file: string, line: number, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function failuresOfSuite({ specs = [], suites = [] }) {
  const bad = specs.filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'));
  const own = bad.map(({ title, file, line }) => `${file}:${line}: ${title}`);
  return [...own, ...suites.flatMap(failuresOfSuite)];
}
