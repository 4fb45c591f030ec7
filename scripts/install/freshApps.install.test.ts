import { existsSync, readdirSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findFreePort } from '../lib/port.mjs';
import { binPath } from '../lib/root.mjs';
import { callBetweenTabs } from './callBetweenTabs';
import { makeFreshApp, type FreshApp } from './freshApp';
import { launchChromium } from './launchChromium';
import { serveFolder, startScript, type Server } from './servers';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('a fresh Vite app', () => {
  const app = install('vite');

  it('installs simple-peer inside of our package, and none of its stand-ins for Node', () => {
    const installed = readdirSync(`${app().folder}/node_modules`);
    expect(installed).toContain('valibot');
    for (const name of ['simple-peer', 'readable-stream', 'buffer', 'randombytes']) expect(installed).not.toContain(name);
    expect(existsSync(`${app().folder}/node_modules/@visavis/hooks/NOTICE`)).toBe(true);
  });
  it('builds', () => app().run('vite', 'build'));
  it('has types without skipLibCheck', () => app().run('tsc'));
  it('makes a call', () => callOver(() => serveFolder(`${app().folder}/dist`)));
});

describe('a plain webpack app with React 18', () => {
  const app = install('webpack');

  it('builds', () => app().run('webpack', '--mode', 'production'));
  it('has types without skipLibCheck', () => app().run('tsc', '--noEmit'));
  it('makes a call', () => callOver(() => serveFolder(app().folder)));
});

describe('a fresh Next app over a Channels server', () => {
  const app = install('next');
  let channels: Server;
  let site: Server;

  // What Next writes is among what is checked.
  it('builds', () => app().run('next', 'build'));
  it('has types without skipLibCheck', () => app().run('tsc'));

  it('serves what is rendered on the server, and hands out ICE servers', async () => {
    const { folder } = app();
    const [port, sitePort] = [await findFreePort(), await findFreePort()];
    const url = `http://127.0.0.1:${port}/`;
    channels = await startScript(binPath('visavis-channels', folder), ['--port', String(port), '--secret', 'local-secret'], { url, cwd: folder });
    site = await startScript(binPath('next', folder), ['start', '--port', String(sitePort)], {
      url: `http://localhost:${sitePort}/`,
      cwd: folder,
      env: {
        PUSHER_APP_ID: '1',
        PUSHER_KEY: 'local-key',
        PUSHER_SECRET: 'local-secret',
        PUSHER_HOST: '127.0.0.1',
        PUSHER_PORT: String(port),
        STUN_URLS: 'stun:localhost:3478',
      },
    });
    expect(await (await fetch(site.url)).text()).toContain('Join</button>');
    // Somebody who is in no room gets STUN alone.
    const headers = { 'x-client-secret': crypto.randomUUID() };
    expect(await (await fetch(`${site.url}api/ice?room=tea`, { headers })).json()).toMatchObject({
      iceServers: [{ urls: ['stun:localhost:3478'] }],
    });
  });
  it('makes a call', () => callBetweenTabs(browser, site.url));

  afterAll(async () => {
    await site?.stop();
    await channels?.stop();
  });
});

/** Installs the app in the first test of this block, and removes it after the last. */
function install(name: string): () => FreshApp {
  let app: FreshApp | undefined;
  it('installs', async () => {
    app = await makeFreshApp(name, inject('packed'));
  });
  afterAll(() => app?.remove());
  return () => {
    if (!app) throw new Error(`The ${name} app was not installed.`);
    return app;
  };
}

async function callOver(start: () => Promise<Server>): Promise<void> {
  const server = await start();
  try {
    await callBetweenTabs(browser, server.url);
  } finally {
    await server.stop();
  }
}
