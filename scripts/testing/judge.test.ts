import { describe, expect, it } from 'vitest';
import { judge } from './judge.mjs';
import type { LedgerEvent } from './ledger.mjs';

const part = 'chromium';
const a = { part, file: 'a.test.ts' };
const b = { part, file: 'b.test.ts' };
const tests = (...titles: string[]) => titles.map((title) => ({ id: title, title }));
const start = (file: typeof a, title: string): LedgerEvent => ({ event: 'start', ...file, id: title, title, limitMs: 1000 });
const passed = (file: typeof a, title: string): LedgerEvent => ({ event: 'result', ...file, id: title, title, state: 'passed', ms: 5 });

/** A run of a file in which all is well. */
const whole = (file: typeof a, ...titles: string[]): LedgerEvent[] => [
  { event: 'file-start', ...file },
  { event: 'collected', ...file, tests: tests(...titles) },
  ...titles.flatMap((title) => [start(file, title), passed(file, title)]),
  { event: 'file-end', ...file },
];

describe('a run is judged by what there was to run', () => {
  it('has no fault when every file came to its end and every test has a result', () => {
    const verdict = judge([{ event: 'files', files: [a] }, ...whole(a, 'adds', 'takes away'), { event: 'end' }], [a]);
    expect(verdict).toMatchObject({ failures: [], problems: [], lost: [], untouched: [] });
    expect(verdict.parts).toEqual([{ name: part, collected: 2, passed: 2, failed: 0, skipped: 0 }]);
  });

  it('names files that did not begin, and those that did not come to their end with the test that ran', () => {
    const events: LedgerEvent[] = [
      { event: 'file-start', ...a },
      { event: 'collected', ...a, tests: tests('adds', 'takes away') },
      start(a, 'adds'),
      passed(a, 'adds'),
      start(a, 'takes away'),
      { event: 'error', message: 'Failed to run the test a.test.ts.\nBrowser connection was closed while running tests.' },
      { event: 'end' },
    ];
    const verdict = judge(events, [a, b]);
    expect(verdict.lost).toEqual([{ ...a, test: 'takes away' }]);
    expect(verdict.untouched).toEqual([b]);
    // What took the page is told by the files it took along.
    expect(verdict.problems).toEqual([]);
  });

  it('takes a file that only this run found as one there is', () => {
    expect(judge([{ event: 'file-start', ...b }], [a])).toMatchObject({ lost: [{ ...b, test: null }], untouched: [a] });
  });

  it('is not satisfied with a file that ended before all its tests ran', () => {
    const events: LedgerEvent[] = [
      { event: 'collected', ...a, tests: tests('adds', 'takes away') },
      start(a, 'adds'),
      passed(a, 'adds'),
      { event: 'file-end', ...a },
    ];
    expect(judge(events, [a]).problems).toEqual(['A test was collected and did not run: a.test.ts: takes away (chromium)']);
  });

  it('tells failures in full, a file that could not be loaded among them', () => {
    const events: LedgerEvent[] = [
      { event: 'collected', ...a, tests: tests('adds') },
      { event: 'result', ...a, id: 'adds', title: 'adds', state: 'failed', ms: 1, error: 'expected 3 to be 1\n    at a.test.ts:7' },
      { event: 'file-end', ...a },
      { event: 'file-end', ...b, error: 'No such module' },
    ];
    expect(judge(events, [a, b]).failures).toEqual([
      { ...b, error: 'No such module' },
      { ...a, title: 'adds', error: 'expected 3 to be 1\n    at a.test.ts:7' },
    ]);
  });

  it('keeps a result that was told before the start of its test', () => {
    const events: LedgerEvent[] = [{ event: 'collected', ...a, tests: tests('adds') }, passed(a, 'adds'), start(a, 'adds'), { event: 'file-end', ...a }];
    expect(judge(events, [a])).toMatchObject({ problems: [], parts: [{ collected: 1, passed: 1 }] });
  });

  it('wants a written reason of a test that is skipped', () => {
    const skipped = (title: string, reason?: string): LedgerEvent => ({ event: 'result', ...a, id: title, title, state: 'skipped', ms: 0, ...(reason && { reason }) });
    const events: LedgerEvent[] = [skipped('adds'), skipped('takes away', 'Windows has no minus.'), { event: 'file-end', ...a }];
    const verdict = judge(events, [a]);
    expect(verdict.problems).toEqual(['A test is skipped without a written reason: a.test.ts: adds']);
    expect(verdict.parts[0]).toMatchObject({ skipped: 2 });
  });

  it('is red by an error that no test has caught', () => {
    const verdict = judge([...whole(a, 'adds'), { event: 'error', message: 'TypeError: x is undefined' }], [a]);
    expect(verdict.problems).toEqual(['An error that no test has caught: TypeError: x is undefined']);
  });

  it('tells of a page that was closed also where every file came to its end', () => {
    const verdict = judge([...whole(a, 'adds'), { event: 'error', message: 'The page has been closed.' }], [a]);
    expect(verdict.problems).toEqual(['An error that no test has caught: The page has been closed.']);
  });

  it('takes a file as ended when each of its tests has a result, for a runner that tells no more', () => {
    const events: LedgerEvent[] = [
      { event: 'files', files: [a, b] },
      { event: 'collected', ...a, tests: tests('adds') },
      { event: 'collected', ...b, tests: tests('divides') },
      start(a, 'adds'),
      passed(a, 'adds'),
      { event: 'end' },
    ];
    expect(judge(events, [])).toMatchObject({ lost: [], untouched: [b] });
  });
});
