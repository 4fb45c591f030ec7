import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import e2e from './playwright.config';
import { storybookPort } from './screenshots/storybookPort';

const [demo] = Array.isArray(e2e.webServer) ? e2e.webServer : [];
if (!demo) throw new Error('The end-to-end tests serve the demo first.');

/** Pictures of the demo's pages and of the grid's stories, for people to look at: they test nothing. */
export default defineConfig({
  ...e2e,
  testDir: 'screenshots',
  testMatch: '*.shots.ts',
  timeout: 300_000,
  webServer: [
    demo,
    {
      command: `storybook dev --port ${storybookPort} --ci --quiet`,
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      url: `http://localhost:${storybookPort}/iframe.html`,
      timeout: 120_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    },
  ],
});
