import { expect, it } from 'vitest';
import { GRACE_MS, TEST_MS } from './limits.mjs';
import { createWatchdog } from './watchdog.mjs';

const test = { part: 'chromium', file: 'a.test.ts', id: '1', title: 'adds' };

it('names a test that has no result when its own limit is long past', () => {
  const watchdog = createWatchdog(0);
  watchdog.hear({ event: 'start', ...test, limitMs: 1000 }, 0);
  // Another page goes on meanwhile.
  watchdog.hear({ event: 'file-start', part: 'chromium', file: 'b.test.ts' }, 1000 + GRACE_MS);
  expect(watchdog.overdue(1000 + GRACE_MS)).toBeNull();
  expect(watchdog.overdue(1001 + GRACE_MS)).toBe('a.test.ts: adds: no result within 31 s, so that its page was ended.');
});

it('has nothing against a test that ended', () => {
  const watchdog = createWatchdog(0);
  watchdog.hear({ event: 'start', ...test, limitMs: 1000 }, 0);
  watchdog.hear({ event: 'result', ...test, state: 'passed', ms: 900 }, 900);
  expect(watchdog.overdue(TEST_MS)).toBeNull();
});

it('has nothing against a test whose start is told after its end', () => {
  const watchdog = createWatchdog(0);
  watchdog.hear({ event: 'result', ...test, state: 'passed', ms: 5 }, 5);
  watchdog.hear({ event: 'start', ...test, limitMs: 1000 }, 6);
  expect(watchdog.overdue(TEST_MS)).toBeNull();
});

it('notices that nothing is heard at all', () => {
  const watchdog = createWatchdog(0);
  watchdog.hear({ event: 'file-start', part: 'chromium', file: 'a.test.ts' }, 1000);
  expect(watchdog.overdue(1000 + TEST_MS + GRACE_MS)).toBeNull();
  expect(watchdog.overdue(1001 + TEST_MS + GRACE_MS)).toMatch(/^Nothing was heard of the test runner for \d+ s/);
});

it('lets a test that may take long be silent for so long', () => {
  const watchdog = createWatchdog(0);
  watchdog.hear({ event: 'start', ...test, limitMs: 3 * TEST_MS }, 0);
  expect(watchdog.overdue(2 * TEST_MS)).toBeNull();
  expect(watchdog.overdue(3 * TEST_MS + GRACE_MS + 1)).toMatch(/^a\.test\.ts: adds: no result/);
});
