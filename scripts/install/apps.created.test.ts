import { join } from 'node:path';
import { startChannels, type ChannelsServer } from '@visavis/channels';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { findFreePort } from '../lib/port.mjs';
import { binPath } from '../lib/root.mjs';
import { callBetweenTabs } from './callBetweenTabs';
import { createFreshApp, type FreshApp } from './freshApp';
import { launchChromium } from './launchChromium';
import { serveFolder, startScript, type Server } from './servers';

// What `npm create visavis` makes, each combination: it installs, builds, has types, and makes a call.
let browser: Browser;
let channels: ChannelsServer;

beforeAll(async () => {
  [browser, channels] = await Promise.all([launchChromium(), startChannels()]);
});
afterAll(async () => {
  await browser?.close();
  await channels?.stop();
});

/** A command of the app, and what its host would set. */
interface Serving {
  script: string;
  args?: string[];
  env?: Record<string, string>;
}
type Serve = (folder: string, port: number) => Serving;

interface Combination {
  framework: string;
  signaling: string;
  /** Serves it in production. */
  production: Serve;
  /** Serves it while one works on it, without any setting. */
  development?: Serve;
}

const next =
  (command: 'start' | 'dev', env: () => Record<string, string> = () => ({})): Serve =>
  (folder, port) => ({ script: binPath('next', folder), args: [command, '--port', String(port)], env: env() });
const vite: Serve = (folder, port) => ({ script: binPath('vite', folder), args: ['--port', String(port), '--strictPort'] });
const builtServer = (env: () => Record<string, string> = () => ({})): Serve => (folder) => ({
  script: join(folder, 'dist-server', 'main.js'),
  env: env(),
});
const customServer: Serve = (folder) => ({ script: binPath('tsx', folder), args: ['server.ts'] });
const pusherApp = () => ({
  PUSHER_APP_ID: channels.appId,
  PUSHER_KEY: channels.key,
  PUSHER_SECRET: channels.secret,
  PUSHER_HOST: channels.host,
  PUSHER_PORT: String(channels.port),
  PUSHER_TLS: 'false',
});

const combinations: Combination[] = [
  { framework: 'vite', signaling: 'pusher', production: builtServer(pusherApp), development: vite },
  { framework: 'vite', signaling: 'socket-io', production: builtServer(), development: vite },
  { framework: 'next', signaling: 'pusher', production: next('start', pusherApp), development: next('dev') },
  { framework: 'next', signaling: 'socket-io', production: customServer, development: customServer },
  { framework: 'next', signaling: 'two-tabs', production: next('start') },
];

describe('an app of vite and two-tabs', () => {
  const app = create('vite', 'two-tabs');
  it('makes a call', () => callOver(() => serveFolder(join(app().folder, 'dist'))));
});

describe.each(combinations.map((each) => [`${each.framework} and ${each.signaling}`, each] as const))('an app of %s', (_, each) => {
  const { framework, signaling, production, development } = each;
  const app = create(framework, signaling);
  it('makes a call', () => callOver(() => serve(app(), production, 'production')));
  if (development) it('makes a call in development, without settings', () => callOver(() => serve(app(), development, 'development')));
});

/** Makes, installs and builds the app in the first tests of this block, and removes it after the last. */
function create(framework: string, signaling: string): () => FreshApp {
  let app: FreshApp | undefined;
  const made = () => {
    if (!app) throw new Error(`The app of ${framework} and ${signaling} was not made.`);
    return app;
  };
  it('is made, and installs', async () => {
    app = await createFreshApp(framework, signaling, inject('packed'));
  });
  // Types are among what it checks.
  it('builds', () => made().runScript('build'));
  afterAll(() => app?.remove());
  return made;
}

async function serve({ folder }: FreshApp, how: Serve, mode: 'production' | 'development'): Promise<Server> {
  const port = await findFreePort();
  const { script, args = [], env = {} } = how(folder, port);
  return startScript(script, args, { url: `http://localhost:${port}/`, cwd: folder, env: { NODE_ENV: mode, PORT: String(port), ...env } });
}

async function callOver(start: () => Promise<Server>): Promise<void> {
  const server = await start();
  try {
    await callBetweenTabs(browser, server.url);
  } finally {
    await server.stop();
  }
}
