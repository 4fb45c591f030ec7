import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { demoPort, unconfiguredPort } from './e2e/ports';

const root = fileURLToPath(new URL('../..', import.meta.url));
const withoutPusher = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(PUSHER_|ICE_|STUN_|TURN_|ROOM_SECRET)/.test(name)),
) as Record<string, string>;

/** Each test launches the browsers of the people in it by itself: see e2e/people. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Two cores, and several browsers in most tests.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  webServer: [
    {
      // What a user runs, with the local Channels server.
      command: 'node scripts/demo.mjs',
      cwd: root,
      url: `http://localhost:${demoPort}/api/config`,
      env: { ...withoutPusher, PORT: String(demoPort) },
      timeout: 300_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    },
    {
      // A deployment for which nobody has set anything.
      command: `next start --port ${unconfiguredPort}`,
      url: `http://localhost:${unconfiguredPort}/api/config`,
      env: withoutPusher,
      timeout: 60_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    },
  ],
});
