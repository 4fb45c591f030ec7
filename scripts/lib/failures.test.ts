import { expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';

it('names what failed in vitest, and a file that could not be loaded', () => {
  const testResults = [
    {
      name: '/repo/a.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'adds' },
        { status: 'failed', fullName: 'sum takes away' },
      ],
    },
    { name: '/repo/b.test.ts', status: 'failed', assertionResults: [] },
    { name: '/repo/c.test.ts', status: 'passed', assertionResults: [] },
  ];
  expect(failuresOfVitest({ testResults }, '/repo')).toEqual(['a.test.ts: sum takes away', 'b.test.ts']);
  expect(failuresOfVitest(null, '/repo')).toEqual([]);
});

it('names what failed in Playwright, in suites of suites too', () => {
  const spec = (title: string, status: string) => ({ title, file: 'e2e/x.spec.ts', line: 7, tests: [{ status }] });
  const suites = [
    { specs: [spec('calls', 'expected')], suites: [{ specs: [spec('shares', 'unexpected'), spec('chats', 'flaky')] }] },
  ];
  expect(failuresOfPlaywright({ suites })).toEqual(['e2e/x.spec.ts:7: shares', 'e2e/x.spec.ts:7: chats']);
  expect(failuresOfPlaywright(null)).toEqual([]);
});
