import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * A test that failed.
 *
 * @typedef {object} Failure
 * @property {string} file where it is, and its line if that is known
 * @property {string} [title] what it is called; none: the whole file could not be loaded
 * @property {string | undefined} [why] what it said first
 */

/**
 * How a failure is called in a list of them.
 *
 * @param {Failure} failure
 * @returns {string}
 */
export const nameOfFailure = ({ file, title }) => (title === undefined ? file : `${file}: ${title}`);

/**
 * What failed, by vitest's JSON report: its project is not in there, its file is.
 *
 * @param {any} report null if there is none
 * @param {string} root the folder that files are told from
 * @returns {Failure[]}
 */
export function failuresOfVitest(report, root) {
  /** @type {{ name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[]} */
  const files = report?.testResults ?? [];
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && assertionResults.length === 0) return [{ file, why: firstLine(message) }];
    return failed.map(({ fullName, failureMessages }) => ({ file, title: fullName, why: firstLine(failureMessages?.[0]) }));
  });
}

/**
 * What failed, by Playwright's JSON report, even if only at first.
 *
 * @param {any} report null if there is none
 * @returns {Failure[]}
 */
export function failuresOfPlaywright(report) {
  return (report?.suites ?? []).flatMap(failuresOfSuite);
}

/**
 * @typedef {{ status: string, results?: { error?: { message?: string } }[] }} PlaywrightTest
 * @typedef {{ title: string, file: string, line: number, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {{ specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * @param {PlaywrightSuite} suite
 * @returns {Failure[]}
 */
function failuresOfSuite({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ title, file, line, tests }) => {
    const bad = tests.find(({ status }) => status === 'unexpected' || status === 'flaky');
    const why = firstLine(bad?.results?.find(({ error }) => error)?.error?.message);
    return bad ? [{ file: `${file}:${line}`, title, why }] : [];
  });
  return [...own, ...suites.flatMap(failuresOfSuite)];
}

/** @param {string | undefined} text */
function firstLine(text = '') {
  const line = stripVTControlCharacters(text).trim().split('\n')[0];
  return line ? line.slice(0, 300) : undefined;
}
