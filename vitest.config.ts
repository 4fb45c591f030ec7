import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { slimSimplePeer } from './packages/hooks/slimSimplePeer.ts';
import { chromiumArgs, fakeMediaArgs, fakeMediaPrefs, findBrowser } from './scripts/browsers.mjs';
import { TEST_MS, WAIT_MS } from './scripts/testing/limits.mjs';
import { patientPlaywright } from './scripts/vitest/patientPlaywright.ts';
import { relayCommands } from './scripts/vitest/relayCommands.ts';
import { whipCommands } from './scripts/vitest/whipCommands.ts';
import { aliases } from './vitest.aliases.ts';

const chromium = findBrowser('chromium');
const firefox = findBrowser('firefox');

const inChromium = {
  browser: 'chromium' as const,
  provider: patientPlaywright({
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      // Exact memory figures, and a garbage collector that tests can call.
      args: [...chromiumArgs, ...fakeMediaArgs, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
    },
  }),
};

const inFirefox = {
  browser: 'firefox' as const,
  // A page of Firefox that is not in front gets no camera and no focus.
  fileParallelism: false,
  provider: patientPlaywright({
    launchOptions: {
      ...(firefox && { executablePath: firefox, channel: 'moz-firefox' }),
      firefoxUserPrefs: fakeMediaPrefs,
    },
  }),
};

const browserTests = {
  include: ['packages/*/src/**/*.browser.test.{ts,tsx}', 'docs/examples/**/*.browser.test.{ts,tsx}'],
  globalSetup: ['scripts/vitest/channels.ts', 'scripts/vitest/turn.ts'],
};
const browser = { enabled: true, headless: true, screenshotFailures: false, commands: { ...relayCommands, ...whipCommands } };
// What is found only in mid-run makes Vite reload the page under the test.
const optimizeDeps = {
  include: [
    'simple-peer/simplepeer.min.js',
    'pusher-js',
    'socket.io-client',
    'valibot',
    'lean-qr',
    'react',
    'react-dom',
    'react-dom/client',
    'react-dom/server',
    'vitest-browser-react',
  ],
};

/** Each step has a cache of its own, since several run at the same time. */
const cacheOf = (project: string) => `node_modules/.vite-${project}`;

export default defineConfig({
  resolve: { alias: aliases },
  plugins: [slimSimplePeer()],
  test: {
    reporters: ['default'],
    // One limit for every state that must come, and one for every test: see there.
    expect: { poll: { timeout: WAIT_MS } },
    testTimeout: TEST_MS,
    hookTimeout: TEST_MS,
    setupFiles: ['scripts/vitest/waits.ts'],
    // Tests wait more than they work.
    maxWorkers: 2,
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
          exclude: ['**/*.{browser,busy,foreign,launch,install,created,pages,webkit}.test.*', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        plugins: [react()],
        optimizeDeps,
        cacheDir: cacheOf('chromium'),
        test: { ...browserTests, name: 'chromium', browser: { ...browser, instances: [{ ...inChromium }] } },
      },
      {
        extends: true,
        plugins: [react()],
        optimizeDeps,
        cacheDir: cacheOf('firefox'),
        test: { ...browserTests, name: 'firefox', browser: { ...browser, instances: [{ ...inFirefox }] } },
      },
      {
        // More than two cores can do today beside something else; each says why. See CONTRIBUTING.md.
        extends: true,
        plugins: [react()],
        optimizeDeps,
        cacheDir: cacheOf('busy'),
        test: {
          ...browserTests,
          include: ['packages/*/src/**/*.busy.test.ts'],
          name: 'busy',
          fileParallelism: false,
          browser: { ...browser, instances: [{ ...inChromium }] },
        },
      },
      {
        // Connections to servers that nobody here wrote.
        extends: true,
        optimizeDeps,
        cacheDir: cacheOf('foreign'),
        test: {
          name: 'foreign',
          include: ['packages/*/src/**/*.foreign.test.ts'],
          globalSetup: ['scripts/foreign/aiortc.ts'],
          fileParallelism: false,
          browser: { ...browser, instances: [{ ...inChromium }] },
        },
      },
      {
        // Tests that launch browsers themselves, with settings that the others can't have.
        extends: true,
        test: {
          name: 'launch',
          environment: 'node',
          include: ['packages/*/src/**/*.launch.test.ts'],
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
        },
      },
      {
        // The Storybook's stories, as it was built last, in WebKitGTK.
        extends: true,
        test: {
          name: 'webkit',
          environment: 'node',
          include: ['scripts/webkit/*.webkit.test.ts'],
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
        },
      },
      {
        // What `npm create visavis` makes, likewise.
        extends: true,
        test: {
          name: 'created',
          environment: 'node',
          include: ['scripts/install/*.created.test.ts'],
          globalSetup: ['scripts/install/packPackages.ts'],
        },
      },
      {
        extends: true,
        plugins: [storybookTest({ configDir: '.storybook' })],
        cacheDir: cacheOf('stories'),
        optimizeDeps: {
          include: [...optimizeDeps.include, '@storybook/addon-docs/blocks', 'storybook/theming'],
        },
        test: {
          name: 'stories',
          setupFiles: ['scripts/vitest/waits.ts', 'scripts/vitest/leakCheck.ts'],
          // A page for each of the hundred files would take most of the time; a story cleans up after itself.
          isolate: false,
          browser: { ...browser, instances: [{ ...inChromium }, { ...inFirefox }] },
        },
      },
    ],
  },
});
