import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, fakeMediaArgs, fakeMediaPrefs, findBrowser } from '../../scripts/browsers.mjs';
import { aliases } from '../../vitest.aliases.ts';

const chromium = findBrowser('chromium');
const firefox = findBrowser('firefox');

/** One browser at a time, with nothing else running: see README.md. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  resolve: { alias: aliases },
  optimizeDeps: { include: ['simple-peer/simplepeer.min.js', 'valibot'] },
  test: {
    include: ['bench/camera-switch/*.bench.ts'],
    testTimeout: 300_000,
    fileParallelism: false,
    reporters: ['verbose'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright(),
      instances: [
        {
          browser: 'chromium',
          provider: playwright({
            launchOptions: { ...(chromium && { executablePath: chromium }), args: [...chromiumArgs, ...fakeMediaArgs] },
          }),
        },
        {
          browser: 'firefox',
          provider: playwright({
            launchOptions: {
              ...(firefox && { executablePath: firefox, channel: 'moz-firefox' }),
              firefoxUserPrefs: fakeMediaPrefs,
            },
          }),
        },
      ],
    },
  },
});
