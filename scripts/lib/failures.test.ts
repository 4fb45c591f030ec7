import { expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest, nameOfFailure } from './failures.mjs';

it('names what failed in vitest, and a file that could not be loaded', () => {
  const testResults = [
    {
      name: '/repo/a.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'adds' },
        { status: 'failed', fullName: 'sum takes away', failureMessages: ['\u001b[31mError: 3 is not 1\u001b[39m\n    at a.ts'] },
      ],
    },
    { name: '/repo/b.test.ts', status: 'failed', message: 'No such module', assertionResults: [] },
    { name: '/repo/c.test.ts', status: 'passed', assertionResults: [] },
  ];
  const failures = failuresOfVitest({ testResults }, '/repo');
  expect(failures.map(nameOfFailure)).toEqual(['a.test.ts: sum takes away', 'b.test.ts']);
  expect(failures.map(({ why }) => why)).toEqual(['Error: 3 is not 1', 'No such module']);
  expect(failuresOfVitest(null, '/repo')).toEqual([]);
});

it('names what failed in Playwright, in suites of suites too', () => {
  const results = [{}, { error: { message: 'Too late\nby far' } }];
  const spec = (title: string, status: string) => ({ title, file: 'e2e/x.spec.ts', line: 7, tests: [{ status, results }] });
  const suites = [
    { specs: [spec('calls', 'expected')], suites: [{ specs: [spec('shares', 'unexpected'), spec('chats', 'flaky')] }] },
  ];
  const file = 'e2e/x.spec.ts:7';
  expect(failuresOfPlaywright({ suites })).toEqual([
    { file, title: 'shares', why: 'Too late' },
    { file, title: 'chats', why: 'Too late' },
  ]);
  expect(failuresOfPlaywright(null)).toEqual([]);
});
