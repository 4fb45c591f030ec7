import { chromium, firefox, type Browser, type BrowserContext, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { createDisplayMedia, DisplayMedia } from './displayMedia';
import type { createUserMedia, UserMedia } from './userMedia';
import { chromiumArgs, fakeMediaPrefs, findBrowser } from '../../../../../scripts/browsers.mjs';

/**
 * Refusals that no page can bring about by itself, each by its real cause: browsers without devices, with
 * blocked ones, with permissions that change, on an origin that isn't secure.
 */

/** What the pages here have in their global scope, for `page.evaluate`. */
interface PageGlobals {
  core: { createUserMedia: typeof createUserMedia; createDisplayMedia: typeof createDisplayMedia };
  media: UserMedia;
  display: DisplayMedia;
}

const pageCalled = (title: string) => `<!doctype html><title>${title}</title><button>go</button>
  <script type="module">
    import { createUserMedia } from '/core/media/userMedia.ts';
    import { createDisplayMedia } from '/core/media/displayMedia.ts';
    globalThis.core = { createUserMedia, createDisplayMedia };
    globalThis.display = createDisplayMedia({ focus: 'page' });
    document.querySelector('button').addEventListener('click', () => display.start());
  </script>`;

let server: ViteDevServer;
let port = 0;
let browser: Browser | null = null;

beforeAll(async () => {
  server = await createServer({
    root: new URL('../..', import.meta.url).pathname,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { port: 0, host: '127.0.0.1', allowedHosts: true, hmr: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [
      {
        name: 'empty-page',
        configureServer({ middlewares }) {
          middlewares.use((request, response, next) => {
            const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
            if (pathname !== '/page') return next();
            response.setHeader('content-type', 'text/html');
            response.end(pageCalled(searchParams.get('title') ?? 'page'));
          });
        },
      },
    ],
  });
  await server.listen();
  const address = server.httpServer?.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterEach(async () => {
  await browser?.close();
  browser = null;
});
afterAll(() => server.close());

async function openPage(context: BrowserContext, host = 'localhost', title = 'page'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`http://${host}:${port}/page?title=${title}`);
  await page.waitForFunction(() => 'core' in globalThis);
  return page;
}

async function inChromium(args: readonly string[]): Promise<BrowserContext> {
  const executablePath = findBrowser('chromium');
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [...chromiumArgs, ...args],
  });
  return browser.newContext();
}

async function inFirefox(firefoxUserPrefs: Record<string, string | number | boolean>): Promise<BrowserContext> {
  const executablePath = findBrowser('firefox');
  browser = await firefox.launch({
    ...(executablePath && { executablePath, channel: 'moz-firefox' }),
    firefoxUserPrefs,
  });
  return browser.newContext();
}

/** Starts a capture, and tells what came of it. */
const start = (page: Page, options: object = {}) =>
  page.evaluate(async (wanted) => {
    const { createUserMedia } = (globalThis as unknown as PageGlobals).core;
    const media = createUserMedia(wanted);
    await media.start();
    const { status, error } = media.getSnapshot();
    media.stop();
    return { status, code: error?.code, recovery: error?.recovery };
  }, options);

/** What came of a share. */
const look = (page: Page) =>
  page.evaluate(() => {
    const { display } = globalThis as unknown as PageGlobals;
    const { status, surface, endedBy, error } = display.getSnapshot();
    return { status, surface, endedBy, code: error?.code };
  });

const fakeDevices = '--use-fake-device-for-media-stream';
const allowAll = '--use-fake-ui-for-media-stream';
const denied = { status: 'failed', code: 'permission-denied', recovery: 'open-site-settings' };
const notFound = { status: 'failed', code: 'device-not-found', recovery: 'plug-in-device' };
const insecure = { status: 'failed', code: 'insecure-context', recovery: 'use-https' };

describe('Chromium', () => {
  test('blocked, then allowed in the settings, then taken back while it runs', async () => {
    const context = await inChromium([fakeDevices]);
    const page = await openPage(context);
    expect(await start(page)).toEqual(denied);
    await context.grantPermissions(['camera', 'microphone']);
    expect(await start(page)).toMatchObject({ status: 'live' });

    await page.evaluate(async () => {
      const { createUserMedia } = (globalThis as unknown as PageGlobals).core;
      const media = createUserMedia();
      Object.assign(globalThis, { media });
      await media.start();
    });
    await context.clearPermissions();
    await context.grantPermissions(['geolocation']);
    const state = () =>
      page.evaluate(() => {
        const { media } = globalThis as unknown as PageGlobals;
        const { camera, microphone } = media.getSnapshot();
        return [camera, microphone].map(({ status, error }) => [status, error?.code]);
      });
    await expect.poll(state).toEqual([
      ['failed', 'permission-denied'],
      ['failed', 'permission-denied'],
    ]);
  });

  test('only the camera is allowed: it comes alone, and the microphone says why', async () => {
    const context = await inChromium([fakeDevices]);
    await context.grantPermissions(['camera']);
    expect(await start(await openPage(context))).toMatchObject({ status: 'live', code: 'permission-denied' });
  });

  test('a machine without a camera', async () => {
    const context = await inChromium([`${fakeDevices}=device-count=0`, allowAll]);
    const page = await openPage(context);
    expect(await start(page, { audio: false })).toEqual(notFound);
    expect(await start(page)).toEqual({ ...notFound, status: 'live' });
  });

  test('a page that is not secure', async () => {
    const context = await inChromium([fakeDevices, allowAll, '--host-resolver-rules=MAP insecure.test 127.0.0.1']);
    expect(await start(await openPage(context, 'insecure.test'))).toEqual(insecure);
  });

  test('a picker that is refused is idle again', async () => {
    const context = await inChromium([fakeDevices, `${allowAll}=deny`]);
    const page = await openPage(context);
    await page.click('button');
    await expect.poll(() => look(page)).toEqual({ status: 'idle', surface: null, endedBy: null });
  });

  test('a shared tab that is closed ends the share by the browser', async () => {
    const context = await inChromium(['--auto-select-tab-capture-source-by-title=shared']);
    const shared = await openPage(context, 'localhost', 'shared');
    const page = await openPage(context);
    await page.click('button');
    await expect.poll(() => look(page)).toMatchObject({ status: 'live', surface: 'browser' });
    await shared.close();
    await expect.poll(() => look(page)).toEqual({ status: 'idle', surface: null, endedBy: 'browser' });
  });
});

describe('Firefox', () => {
  const fakes = { 'media.navigator.streams.fake': true };

  test('blocked by the settings', async () => {
    const blocked = { ...fakes, 'permissions.default.camera': 2, 'permissions.default.microphone': 2 };
    const context = await inFirefox(blocked);
    expect(await start(await openPage(context))).toEqual(denied);
  });

  test('a camera that is blocked does not take the microphone with it', async () => {
    const context = await inFirefox({ ...fakes, 'permissions.default.camera': 2, 'permissions.default.microphone': 1 });
    expect(await start(await openPage(context))).toMatchObject({ status: 'live', code: 'permission-denied' });
  });

  test('a machine without a camera', async () => {
    const context = await inFirefox({ ...fakeMediaPrefs, 'media.navigator.streams.fake': false });
    expect(await start(await openPage(context), { audio: false })).toEqual(notFound);
  });

  test('a page that is not secure', async () => {
    const context = await inFirefox({ ...fakeMediaPrefs, 'network.dns.localDomains': 'insecure.test' });
    expect(await start(await openPage(context, 'insecure.test'))).toEqual(insecure);
  });
});
