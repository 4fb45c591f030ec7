import { defineConfig } from '@playwright/test';

/** Run by run.mjs, inside namespaces of its own; by itself it would lack them. */
export default defineConfig({
  testDir: 'cells',
  testMatch: '*.cell.ts',
  outputDir: 'test-results',
  // One network at a time, and two cores.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['../scripts/testing/playwrightReporter.mjs'], ['./report/reporter.ts']],
});
