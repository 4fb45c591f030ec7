import { createHmac } from 'node:crypto';
import { chromium, firefox, type BrowserContext, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArgs, findBrowser } from '../../../../../scripts/browsers.mjs';
import { startCoturn, type Coturn } from '../../../../../scripts/vitest/coturn';
import { loopbacks, tlsName } from '../../../../../scripts/vitest/provided';
import { slimSimplePeer } from '../../../slimSimplePeer';
import type { createIceCheck, IceCheckState } from '../iceCheck/iceCheck';
import type { createPeer } from './createPeer';
import type { createSignalChannelPair } from '../../testing/signalChannelPair';

/**
 * TURN over TLS, and what a browser tells a page without a camera: browsers that accept coturn's certificate
 * have to be told so when they are launched.
 */

/** What the page has in its global scope, for `page.evaluate`. */
interface PageGlobals {
  visavis: {
    createIceCheck: typeof createIceCheck;
    createPeer: typeof createPeer;
    createSignalChannelPair: typeof createSignalChannelPair;
  };
}

const page = `<!doctype html><title>page</title><script type="module">
  import { createIceCheck } from '/core/iceCheck/iceCheck.ts';
  import { createPeer } from '/core/peer/createPeer.ts';
  import { createSignalChannelPair } from '/testing/signalChannelPair.ts';
  globalThis.visavis = { createIceCheck, createPeer, createSignalChannelPair };
</script>`;

let coturn: Coturn;
let server: ViteDevServer;
let url = '';

beforeAll(async () => {
  coturn = await startCoturn();
  server = await createServer({
    root: new URL('../..', import.meta.url).pathname,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { port: 0, host: '127.0.0.1', hmr: false },
    optimizeDeps: { include: ['valibot'] },
    plugins: [
      slimSimplePeer(),
      {
        name: 'page',
        configureServer({ middlewares }) {
          middlewares.use((request, response, next) => {
            if (request.url !== '/page') return next();
            response.setHeader('content-type', 'text/html');
            response.end(page);
          });
        },
      },
    ],
  });
  await server.listen();
  const address = server.httpServer?.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/page`;
});
afterAll(async () => {
  await server?.close();
  await coturn?.stop();
});

async function openPage(context: BrowserContext): Promise<Page> {
  const opened = await context.newPage();
  await opened.goto(url);
  await opened.waitForFunction(() => 'visavis' in globalThis);
  return opened;
}

/** Credentials as coturn wants them. */
function mint() {
  const username = `${Math.floor(Date.now() / 1000) + 600}:test`;
  return { username, credential: createHmac('sha1', coturn.secret).update(username).digest('base64') };
}

/** Runs a check in the page to its end. */
const runCheck = (on: Page, iceServers: RTCIceServer[]) =>
  on.evaluate(async (servers) => {
    const { createIceCheck } = (globalThis as unknown as PageGlobals).visavis;
    const check = createIceCheck(servers);
    await check.start();
    return JSON.parse(JSON.stringify(check.getSnapshot())) as IceCheckState;
  }, iceServers);

/** Two peers of the page, with a relay and nothing else. @returns what came through */
const runCall = (on: Page, iceServers: RTCIceServer[]) =>
  on.evaluate(async (servers) => {
    const { createPeer, createSignalChannelPair } = (globalThis as unknown as PageGlobals).visavis;
    const peers = createSignalChannelPair().map((channel, index) => {
      const peer = createPeer({
        initiator: index === 0,
        iceServers: servers,
        iceTransportPolicy: 'relay',
        send: (message) => channel.send(message),
      });
      channel.subscribe((message) => peer.receive(message));
      peer.start();
      return peer;
    });
    const heard = await new Promise((resolve) => {
      peers[1]?.subscribeData(resolve);
      peers[0]?.send('through TLS');
    });
    for (const peer of peers) peer.close();
    return heard;
  }, iceServers);

const carried = { bytes: 16_384, connectMs: expect.any(Number), roundTripMs: expect.any(Number) };
const relay = { status: 'ok', protocol: 'tls', relay: expect.anything(), loopback: carried, error: null };

describe('Chromium', () => {
  async function inChromium(args: readonly string[], run: (page: Page) => Promise<void>) {
    const executablePath = findBrowser('chromium');
    const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: [...chromiumArgs, ...args] });
    try {
      await run(await openPage(await browser.newContext()));
    } finally {
      await browser.close();
    }
  }

  test('relays over TLS, where the certificate is good', async () => {
    await inChromium([`--ignore-certificate-errors-spki-list=${coturn.fingerprint}`], async (on) => {
      const servers = [{ urls: `turns:${coturn.host}:${coturn.tlsPort}?transport=tcp`, ...mint() }];
      expect((await runCheck(on, servers)).servers).toMatchObject([relay]);
      expect(await runCall(on, servers)).toBe('through TLS');
    });
  });

  test('does not where it is not, and judges the router where addresses are hidden', async () => {
    await inChromium([], async (on) => {
      const tls = { urls: `turns:${coturn.host}:${coturn.tlsPort}?transport=tcp`, ...mint() };
      const stun = loopbacks.map((host) => ({ urls: `stun:${host}:${coturn.port}` }));
      const { host, nat, servers } = await runCheck(on, [tls, ...stun]);
      expect(host.hidden).toBe(true);
      expect(nat).toBe('endpoint-independent');
      expect(servers).toMatchObject([
        { status: 'failed', relay: null, error: { code: 'turn-unreachable' } },
        { status: 'ok', srflx: { address: loopbacks[0] } },
        { status: 'ok', srflx: { address: loopbacks[0] } },
      ]);
    });
  });
});

describe('Firefox', () => {
  async function inFirefox(ignoreHTTPSErrors: boolean, run: (page: Page) => Promise<void>) {
    const executablePath = findBrowser('firefox');
    // Its sockets for WebRTC belong to no context: only what holds for the whole browser holds for them.
    const context = await firefox.launchPersistentContext('', {
      ...(executablePath && { executablePath, channel: 'moz-firefox' }),
      ignoreHTTPSErrors,
      firefoxUserPrefs: { 'network.dns.forceResolve': coturn.host },
    });
    try {
      await run(await openPage(context));
    } finally {
      await context.close();
    }
  }

  test('relays over TLS, where the certificate is good and has a name', async () => {
    await inFirefox(true, async (on) => {
      const credentials = mint();
      const servers = [{ urls: `turns:${tlsName}:${coturn.tlsPort}?transport=tcp`, ...credentials }];
      expect((await runCheck(on, servers)).servers).toMatchObject([relay]);
      expect(await runCall(on, servers)).toBe('through TLS');

      const byAddress = { urls: `turns:${coturn.host}:${coturn.tlsPort}?transport=tcp`, ...credentials };
      const [refused] = (await runCheck(on, [byAddress])).servers;
      expect(refused).toMatchObject({ status: 'failed', error: { code: 'turn-unreachable' } });
    });
  });

  test('does not where it is not', async () => {
    await inFirefox(false, async (on) => {
      const servers = [{ urls: `turns:${tlsName}:${coturn.tlsPort}?transport=tcp`, ...mint() }];
      expect((await runCheck(on, servers)).servers).toMatchObject([
        { status: 'failed', relay: null, error: { code: 'turn-unreachable' } },
      ]);
    });
  });
});
