import { expect, it } from 'vitest';
import { failureLines, failureReport, slowReport, stepLine, summaryLine } from './report.mjs';
import { checkResult, testResult } from './stepResult.mjs';

const verdict = {
  parts: [{ name: 'chromium', collected: 3, passed: 2, failed: 1, skipped: 0 }],
  failures: [{ part: 'chromium', file: 'a.test.ts', title: 'adds', error: 'expected 3 to be 1\n    at a.test.ts:7' }],
  problems: [],
  times: [{ part: 'chromium', file: 'a.test.ts', title: 'adds', ms: 7000 }],
  lost: [],
  untouched: [],
};
const green = { ...verdict, parts: [{ name: 'chromium', collected: 2, passed: 2, failed: 0, skipped: 0 }], failures: [] };

it('ends with a line that counts', () => {
  expect(summaryLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed');
  expect(summaryLine({ passed: 2, failed: 1, skipped: 3 })).toBe('2 passed, 1 failed, 3 skipped');
});

it('has a line for a step: how many ran of how many there are', () => {
  expect(stepLine('browser', testResult(verdict, 1, null), 61.2)).toMatch(/^FAILED browser +61 s {2}chromium 3 of 3 ran, 1 failed$/);
  expect(stepLine('lint', checkResult(true, ''), 3)).toMatch(/^ok +lint +3 s {2}1 passed$/);
  expect(stepLine('lab', { ...checkResult(true, ''), obstacle: 'no namespaces' }, 0)).toMatch(/^- +lab +0 s {2}not run: no namespaces$/);
});

it('names what failed under the line of its step', () => {
  expect(failureLines(testResult(verdict, 1, null))).toEqual(['         a.test.ts: adds: expected 3 to be 1']);
  expect(failureLines(testResult(green, 0, null))).toEqual([]);
  const many = { ...verdict, failures: Array.from({ length: 7 }, (_, each) => ({ ...verdict.failures[0], title: `adds ${each}` })) };
  expect(failureLines(testResult(many as typeof verdict, 1, null))).toHaveLength(6);
  expect(failureLines(testResult(many as typeof verdict, 1, null)).at(-1)).toBe('         and 2 more');
});

it('tells failures in full', () => {
  const results = new Map([
    ['lint', checkResult(false, 'x is unused\n')],
    ['browser', testResult(verdict, 1, null)],
  ]);
  expect(failureReport(results)).toBe(
    '--- lint\nx is unused\n\n--- browser (chromium) a.test.ts: adds\nexpected 3 to be 1\n    at a.test.ts:7',
  );
});

it('says of a slow test that nobody has explained it', () => {
  expect(slowReport(new Map([['browser', testResult(green, 0, null)]]))).toMatch(/7\.0 s {2}browser {2}a\.test\.ts: adds\n +not explained$/);
});

it('is red for a file that was lost, one that did not run, a hang, an exit code without a word, and no test', () => {
  const file = { part: 'chromium', file: 'b.test.ts' };
  const problems = (change: object, code = 0, hang: string | null = null) => testResult({ ...green, ...change }, code, hang);
  expect(testResult(green, 0, null)).toMatchObject({ passed: 2, failed: 0, problems: [] });
  expect(problems({ lost: [{ ...file, test: 'adds' }] })).toMatchObject({ failed: 1, problems: ['A file did not come to its end: b.test.ts, in "adds" (chromium)'] });
  expect(problems({ untouched: [file] })).toMatchObject({ failed: 1, problems: ['A file did not run: b.test.ts (chromium)'] });
  expect(problems({}, 1, 'It hangs.')).toMatchObject({ failed: 1, problems: ['It hangs.'] });
  expect(problems({}, 7).problems).toEqual(['The test runner ended with exit code 7 and says no reason.']);
  expect(problems({ parts: [] }).problems).toEqual(['No test ran.']);
});
