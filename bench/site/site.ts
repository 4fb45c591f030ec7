import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { startChannels, type ChannelsServer } from '@visavis/channels';
import { createChannelAuth } from '@visavis/server';
import Pusher from 'pusher';
import type { Place } from '../pages/place';
import { listen } from './listen';
import { startPeerServer } from './peerServer';
import { startRelay } from './relay';
import { startSlowLine } from './slowLine';

/** The pages of the benchmarks, and the servers that each way signals over; all in this process. */
export interface Site {
  /** Where the pages are: `pageUrl('person')`. */
  pageUrl(page: string): string;
  readonly place: Place;
  /** The same servers, to which each message takes longer. */
  slowPlace(delayMs: number): Promise<Place>;
  readonly channels: ChannelsServer;
  /** Ends all servers and lines. */
  close(): Promise<void>;
}

/** How to start it. */
export interface SiteOptions {
  /** Address to listen on. @default '127.0.0.1' */
  host?: string;
  /** Of the pages. @default any free one */
  port?: number;
}

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };
const cors = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** @param pages the folder of what `buildPages` made */
export async function startSite(pages: string, { host = '127.0.0.1', port = 0 }: SiteOptions = {}): Promise<Site> {
  // No event may be refused: what Pusher would refuse is counted, so that every way gets to its end.
  const channels = await startChannels({
    host,
    limits: { clientEventsPerSecond: 10_000, eventDataBytes: 1_000_000, frameBytes: 2_000_000 },
  });
  const { appId, key, secret } = channels;
  const pusher = new Pusher({ appId, key, secret, host, port: String(channels.port), useTLS: false });
  const auth = createChannelAuth({ pusher, limit: Infinity, allowedOrigins: '*', maxPerMinute: Infinity, maxPerMinuteInRoom: Infinity, authorize: (_request, { params }) => ({ name: params.get('name') ?? '' }) });
  const peerServer = await startPeerServer(host);
  const relay = await startRelay(host);

  const web = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500, cors).end(String(error)));
  });
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/auth') {
      const { status, headers, body } = await auth(toRequest(request));
      response.writeHead(status, { ...Object.fromEntries(headers), ...cors });
      if (body) Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]).pipe(response);
      else response.end();
      return;
    }
    const [, asset] = /^\/(assets\/[\w.-]+)$/.exec(pathname) ?? [];
    if (asset) {
      response.writeHead(200, { 'content-type': types[extname(asset)] ?? 'text/plain', ...cors });
      createReadStream(join(pages, asset)).pipe(response);
      return;
    }
    const [, page] = /^\/p\/(\w+)$/.exec(pathname) ?? [];
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    // Isolated, so that the page may be asked how much memory it takes.
    response.writeHead(200, {
      'content-type': 'text/html',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    response.end((await readFile(join(pages, 'page.html'), 'utf8')).replaceAll('PAGE', page));
  }
  const webPort = await listen(web, host, port);
  const slowLines: { close(): Promise<void> }[] = [];

  const place: Place = {
    authUrl: `http://${host}:${webPort}/auth`,
    host,
    channels: { key, port: channels.port },
    peerServer: { port: peerServer.port },
    relay: { port: relay.port },
  };
  return {
    pageUrl: (page) => `http://${host}:${webPort}/p/${page}`,
    place,
    channels,
    async slowPlace(delayMs) {
      const ports = [webPort, channels.port, peerServer.port, relay.port];
      const lines = await Promise.all(ports.map((target) => startSlowLine(host, target, delayMs)));
      slowLines.push(...lines);
      const [web2, channels2, peerServer2, relay2] = lines.map((line) => line.port) as [number, number, number, number];
      return {
        authUrl: `http://${host}:${web2}/auth`,
        host,
        channels: { key, port: channels2 },
        peerServer: { port: peerServer2 },
        relay: { port: relay2 },
      };
    },
    async close() {
      await Promise.all(slowLines.map((line) => line.close()));
      await Promise.all([channels.stop(), peerServer.close(), relay.close()]);
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
    },
  };
}

function toRequest(incoming: IncomingMessage): Request {
  return new Request(`http://localhost${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers: incoming.headers as Record<string, string>,
    body: Readable.toWeb(incoming),
    duplex: 'half',
  } as RequestInit);
}
