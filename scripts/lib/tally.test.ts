import { describe, expect, it } from 'vitest';
import { sum, summaryLine, tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from './tally.mjs';

const good = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };

describe('tallyOfVitest', () => {
  it('counts what passed, failed and was skipped', () => {
    expect(tallyOfVitest(good, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
    expect(tallyOfVitest({ ...good, numFailedTests: 2 }, 1)).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(tallyOfVitest({ ...good, testResults }, 1).failed).toBe(1);
  });

  it('never passes for a run that failed, wrote no report, or found no test', () => {
    expect(tallyOfVitest(good, 1).failed).toBe(1);
    expect(tallyOfVitest(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(tallyOfVitest({ ...good, numPassedTests: 0 }, 0)).toEqual({ passed: 0, failed: 1, skipped: 1 });
  });
});

describe('tallyOfPlaywright', () => {
  it('counts a test that passed only at the second try as failed', () => {
    const stats = { expected: 4, flaky: 1, unexpected: 2, skipped: 1 };
    expect(tallyOfPlaywright({ stats }, 1)).toEqual({ passed: 4, failed: 3, skipped: 1 });
  });

  it('never passes for a run that failed or found no test', () => {
    expect(tallyOfPlaywright(null, 1).failed).toBe(1);
    expect(tallyOfPlaywright({ stats: { expected: 4 } }, 1).failed).toBe(1);
    expect(tallyOfPlaywright({ stats: { expected: 0 } }, 0).failed).toBe(1);
  });
});

it('ends in one line', () => {
  const all = sum([tallyOfCheck(0), tallyOfCheck(2), { passed: 5, failed: 0, skipped: 0 }]);
  expect(summaryLine(all)).toBe('6 passed, 1 failed');
  expect(summaryLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
});
