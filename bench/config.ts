import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { chromiumArgs, fakeMediaArgs, fakeMediaPrefs, findBrowser } from '../scripts/browsers.mjs';
import { slimSimplePeer } from '../packages/hooks/slimSimplePeer.ts';
import { aliases } from '../vitest.aliases.ts';

/**
 * How the benchmarks of one folder run: one browser at a time, with nothing else running.
 *
 * @param options.fakeMedia gives the browsers a camera and a microphone. @default false
 * @param options.globalSetup what runs beside the browser, such as a signaling server
 */
export function benchConfig(
  folder: string,
  { fakeMedia = false, globalSetup = [] }: { fakeMedia?: boolean; globalSetup?: string[] } = {},
): ViteUserConfig {
  const chromium = findBrowser('chromium');
  const firefox = findBrowser('firefox');
  return defineConfig({
    root: new URL('..', import.meta.url).pathname,
    resolve: { alias: aliases },
    plugins: [slimSimplePeer()],
    optimizeDeps: { include: ['valibot', 'pusher-js'] },
    test: {
      include: [`bench/${folder}/*.bench.ts`],
      globalSetup,
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
              launchOptions: {
                ...(chromium && { executablePath: chromium }),
                args: [...chromiumArgs, ...(fakeMedia ? fakeMediaArgs : [])],
              },
            }),
          },
          {
            browser: 'firefox',
            provider: playwright({
              launchOptions: {
                ...(firefox && { executablePath: firefox, channel: 'moz-firefox' }),
                ...(fakeMedia && { firefoxUserPrefs: fakeMediaPrefs }),
              },
            }),
          },
        ],
      },
    },
  });
}
