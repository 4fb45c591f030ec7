import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, fakeMediaArgs, fakeMediaPrefs, findBrowser } from './scripts/browsers.mjs';
import { aliases } from './vitest.aliases.ts';

const chromium = findBrowser('chromium');
const firefox = findBrowser('firefox');

const inChromium = {
  browser: 'chromium' as const,
  provider: playwright({
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      // Exact memory figures, and a garbage collector that tests can call.
      args: [...chromiumArgs, ...fakeMediaArgs, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
    },
  }),
};

const inFirefox = {
  browser: 'firefox' as const,
  provider: playwright({
    launchOptions: {
      ...(firefox && { executablePath: firefox, channel: 'moz-firefox' }),
      firefoxUserPrefs: fakeMediaPrefs,
    },
  }),
};

const browserTests = {
  testTimeout: 30_000,
  include: ['packages/*/src/**/*.browser.test.{ts,tsx}', 'docs/examples/*.browser.test.{ts,tsx}'],
  globalSetup: ['scripts/vitest/channels.ts', 'scripts/vitest/turn.ts'],
};
const browser = { enabled: true, headless: true, screenshotFailures: false };
// What is found only in mid-run makes Vite reload the page under the test.
const optimizeDeps = {
  include: [
    'simple-peer/simplepeer.min.js',
    'pusher-js',
    'socket.io-client',
    'valibot',
    'react',
    'react-dom',
    'react-dom/client',
    'react-dom/server',
    'vitest-browser-react',
  ],
};

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    reporters: ['default'],
    // How long a state may take to come: a busy machine takes longer than the one second that is the default.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'packages/*/src/**/*.test.{ts,tsx}',
            'apps/*/src/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
            'lab/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: ['**/*.{browser,launch,install,pages}.test.*', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        optimizeDeps,
        test: { ...browserTests, name: 'chromium', browser: { ...browser, instances: [inChromium] } },
      },
      {
        extends: true,
        plugins: [react()],
        optimizeDeps,
        test: { ...browserTests, name: 'firefox', browser: { ...browser, instances: [inFirefox] } },
      },
      {
        // Tests that launch browsers themselves, with settings that the others can't have.
        extends: true,
        test: {
          name: 'launch',
          environment: 'node',
          include: ['packages/*/src/**/*.launch.test.ts'],
          testTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        // The Storybook's pages, as it was built last.
        extends: true,
        test: {
          name: 'pages',
          environment: 'node',
          include: ['scripts/storybook/*.pages.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        // Apps made from what would be published, outside of this repository.
        extends: true,
        test: {
          name: 'install',
          environment: 'node',
          include: ['scripts/install/*.install.test.ts'],
          globalSetup: ['scripts/install/packPackages.ts'],
          testTimeout: 180_000,
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: '.storybook' })],
        optimizeDeps: {
          include: [...optimizeDeps.include, '@storybook/addon-docs/blocks', 'storybook/theming'],
        },
        test: {
          name: 'stories',
          // Longer than what waits in a story, so that it says what it waited for.
          testTimeout: 60_000,
          // A page for each of the hundred files would take most of the time; a story cleans up after itself.
          isolate: false,
          browser: { ...browser, instances: [{ ...inChromium }, { ...inFirefox }] },
        },
      },
    ],
  },
});
