import { slowTests } from './slowTests.mjs';

/** @typedef {import('./stepResult.mjs').StepResult} StepResult */

/** How many of the slowest tests are named, and from when one has to be explained, in ms. */
const SLOWEST = 20;
const SLOW_MS = 5_000;
/** How many failures stand under their step's line, and how much of each, in characters: the whole comes at the end. */
const SHOWN_AT_ONCE = 5;
const SHOWN_LENGTH = 300;

/**
 * The last line of a run.
 *
 * @param {{ passed: number, failed: number, skipped: number }} result
 * @returns {string} such as `12 passed, 0 failed`
 */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * What a step's line says of it once it has ended.
 *
 * @param {string} name
 * @param {StepResult} result
 * @param {number} seconds
 */
export function stepLine(name, result, seconds) {
  const { failed, passed, obstacle, parts } = result;
  const verdict = failed > 0 ? 'FAILED' : obstacle ? '-' : 'ok';
  const counts = parts.map(({ name: part, collected, passed: good, failed: bad, skipped }) => {
    const ran = good + bad + skipped;
    const more = [bad > 0 && `${bad} failed`, skipped > 0 && `${skipped} skipped`].filter(Boolean);
    return `${part} ${ran} of ${collected} ran${['', ...more].join(', ')}`;
  });
  const what = obstacle ? `not run: ${obstacle}` : counts.length > 0 ? counts.join('; ') : `${passed} passed`;
  return `${verdict.padEnd(6)} ${name.padEnd(16)} ${String(Math.round(seconds)).padStart(4)} s  ${what}`;
}

/**
 * The failures of a step in a line or two each, for those who watch, and for logs that are cut in their middle.
 *
 * @param {StepResult} result
 * @returns {string[]} lines
 */
export function failureLines({ failures, problems }) {
  const texts = [
    ...problems,
    ...failures.map(({ file, title, error }) => `${title ? `${file}: ${title}` : file}: ${error.trim().split('\n', 1)[0] ?? ''}`),
  ].map((text) => text.replaceAll(/\s+/g, ' ').slice(0, SHOWN_LENGTH));
  const left = texts.length - SHOWN_AT_ONCE;
  return [...texts.slice(0, SHOWN_AT_ONCE), ...(left > 0 ? [`and ${left} more`] : [])].map((text) => `         ${text}`);
}

/**
 * Everything that made a run red, in full.
 *
 * @param {ReadonlyMap<string, StepResult>} results
 * @returns {string} empty if nothing did
 */
export function failureReport(results) {
  return [...results]
    .flatMap(([step, { failures, problems }]) => [
      ...problems.map((problem) => `--- ${step}\n${problem}`),
      ...failures.map(({ part, file, title, error }) => `--- ${step} (${part}) ${file}${title ? `: ${title}` : ''}\n${error}`),
    ])
    .join('\n\n');
}

/**
 * The tests that took longest, and why where that takes more than a moment.
 *
 * @param {ReadonlyMap<string, StepResult>} results
 * @returns {string} empty if no test was timed
 */
export function slowReport(results) {
  const times = [...results].flatMap(([step, { times: own }]) => own.map((test) => ({ step, ...test })));
  const slowest = times.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  if (slowest.length === 0) return '';
  const lines = slowest.map(({ step, file, title, ms }) => {
    const why = ms < SLOW_MS ? '' : `\n           ${slowTests.find((each) => file.endsWith(each.file) && title.includes(each.title))?.why ?? 'not explained'}`;
    return `  ${(ms / 1000).toFixed(1).padStart(6)} s  ${step}  ${file}: ${title}${why}`;
  });
  return [`The ${slowest.length} slowest tests:`, ...lines].join('\n');
}
