import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { binPath } from '../../scripts/lib/root.mjs';
import { TEST_MS, WAIT_MS } from '../../scripts/testing/limits.mjs';
import { demoPort, relayApp as app, relayChannelsPort, relayPort, unconfiguredPort } from './e2e/ports';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Works without a package manager's PATH. */
const next = `"${process.execPath}" "${binPath('next')}"`;
const withoutPusher = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(PUSHER_|ICE_|STUN_|TURN_|ROOM_SECRET|REDIS_|CLIENT_ADDRESS|EMBED_)/.test(name)),
) as Record<string, string>;

/** Each test launches the browsers of the people in it by itself: see e2e/people. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Two cores, and several browsers in most tests.
  workers: 1,
  // One limit for every test, and one for every state that must come: see there.
  timeout: TEST_MS,
  expect: { timeout: WAIT_MS },
  use: { actionTimeout: WAIT_MS, navigationTimeout: WAIT_MS },
  reporter: 'list',
  webServer: [
    {
      // What a user runs, with the local Channels server.
      command: 'node scripts/demo.mjs',
      cwd: root,
      url: `http://localhost:${demoPort}/api/config`,
      env: { ...withoutPusher, PORT: String(demoPort), EMBED_ORIGINS: 'http://127.0.0.1:*' },
      timeout: 300_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    },
    {
      // A deployment for which nobody has set anything.
      command: `${next} start --port ${unconfiguredPort}`,
      url: `http://localhost:${unconfiguredPort}/api/config`,
      env: withoutPusher,
      timeout: 60_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    },
    {
      // A Pusher app that nobody has switched client events on for.
      command:
        `node packages/channels/dist/cli.js --port ${relayChannelsPort} --no-client-events --quiet ` +
        `--app-id ${app.id} --key ${app.key} --secret ${app.secret}`,
      cwd: root,
      port: relayChannelsPort,
      timeout: 30_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    },
    {
      command: `${next} start --port ${relayPort}`,
      url: `http://localhost:${relayPort}/api/config`,
      env: {
        ...withoutPusher,
        PUSHER_APP_ID: app.id,
        PUSHER_KEY: app.key,
        PUSHER_SECRET: app.secret,
        PUSHER_HOST: 'localhost',
        PUSHER_PORT: String(relayChannelsPort),
        PUSHER_TLS: 'false',
      },
      timeout: 60_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    },
  ],
});
