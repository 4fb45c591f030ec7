import { createServer, type Server } from 'node:http';
import { createApp, type App } from './app';
import { isLoopback } from './http/fromAllowed';
import { handleRequest } from './http/handleRequest';
import { behaviors, type Imitation } from './imitation';
import { pusherLimits, type ChannelsLimits } from './limits';
import { acceptSockets } from './socket/acceptSockets';
import type { TrafficStats } from './traffic';
import type { WebhookEndpoint } from './webhooks/WebhookSender';

/** How to start the server; everything has a default. */
export interface ChannelsOptions {
  /** TCP port. @default 0, which is any free one */
  port?: number;
  /** Address to listen on. @default '127.0.0.1', which only this machine can reach */
  host?: string;
  /** App id, as in the HTTP API's paths. @default '1' */
  appId?: string;
  /** App key, which clients know. @default 'local-key' */
  key?: string;
  /** App secret, which only servers know. @default 'local-secret' */
  secret?: string;
  /** Whether clients may send `client-` events; a new app at Pusher has this off. @default true */
  clientEvents?: boolean;
  /** The server whose ways are imitated: `soketi`, `sockudo` or `reverb`. @default 'pusher' */
  imitate?: Imitation;
  /** Whether channels tell their subscribers how many they are; a new app at Pusher has this off. @default false */
  subscriptionCounts?: boolean;
  /**
   * Pages of which other origins may connect, such as `https://app.example.com`; `'*'`: all.
   * @default none but this machine's, where only this machine can reach the server; all elsewhere
   */
  allowedOrigins?: readonly string[] | '*';
  /** Whom to tell what happens, signed as Pusher's webhooks are. @default nobody */
  webhooks?: readonly WebhookEndpoint[];
  /** What to enforce instead of Pusher's own limits. @default pusherLimits */
  limits?: Partial<ChannelsLimits>;
  /** Called with a line for every connection, its end, and everything refused. @default nothing is logged */
  log?: (line: string) => void;
}

/** What is going on at the server, and what went through it. */
export interface ChannelsStats extends TrafficStats {
  /** Clients connected now. */
  connections: number;
  /** Channels with at least one subscriber now. */
  channels: number;
  /** Users signed in now. */
  users: number;
}

/** A running server. Whoever started it stops it. */
export interface ChannelsServer {
  readonly host: string;
  readonly port: number;
  readonly appId: string;
  readonly key: string;
  readonly secret: string;
  /** Closes every connection and frees the port. Safe to call twice. */
  stop(): Promise<void>;
  /**
   * Drops every client; the server goes on, so they may come back.
   *
   * @param code the close code they get. @default none: the sockets die as if the network had failed
   */
  disconnectAll(code?: number): void;
  /** Counts of this moment; a new object each time. */
  stats(): ChannelsStats;
  /** Sets what went through back to zero. */
  resetStats(): void;
}

/**
 * Starts a Pusher Channels compatible server for a laptop or a test: the WebSocket protocol 7 and the HTTP
 * API of one app, on one port, without TLS.
 *
 * Rejects with Node's own error when it can't listen (`code: 'EADDRINUSE'`, say), and with a `TypeError`
 * when the credentials can't work.
 */
export async function startChannels(options: ChannelsOptions = {}): Promise<ChannelsServer> {
  const { port = 0, host = '127.0.0.1', appId = '1', key = 'local-key', secret = 'local-secret' } = options;
  const { clientEvents = true, log = () => undefined } = options;
  checkCredentials({ appId, key, secret });
  const behavior = behaviors[options.imitate ?? 'pusher'];
  const limits = { ...pusherLimits, ...behavior.limits, ...options.limits };
  const { allowedOrigins = isLoopback(host) ? [] : '*', subscriptionCounts = false, webhooks = [] } = options;
  const settings = { clientEvents, behavior, subscriptionCounts, allowedOrigins, webhooks, log, limits };
  const app = createApp({ appId, key, secret, ...settings });

  const server = createServer({ requestTimeout: 30_000 });
  server.on('request', (request, response) => void handleRequest(app, request, response));
  acceptSockets(app, server);
  await listen(server, port, host);
  // Such as no more file handles for a further connection: those that are there go on.
  server.on('error', (error) => log(`error: ${error.message}`));

  let stopping: Promise<void> | null = null;
  return {
    host,
    port: listeningPort(server),
    appId,
    key,
    secret,
    stop: () => (stopping ??= stop(app, server)),
    disconnectAll(code) {
      for (const connection of app.connections) {
        if (code === undefined) connection.drop();
        else connection.close({ code, message: '' });
      }
    },
    stats: () => ({
      ...app.traffic.snapshot(),
      connections: app.connections.size,
      channels: app.channels.size,
      users: app.users.size,
    }),
    resetStats: () => app.traffic.reset(),
  };
}

function checkCredentials(credentials: { appId: string; key: string; secret: string }): void {
  for (const [name, value] of Object.entries(credentials)) {
    if (value === '') throw new TypeError(`The ${name} of a Channels app can't be empty`);
  }
  // They stand in paths and before a colon in `auth`.
  if (/[^\w.-]/.test(credentials.key + credentials.appId)) {
    throw new TypeError(
      'The key and the appId of a Channels app are made of letters, digits, ".", "-" and "_"',
    );
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function listeningPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server is not listening on TCP');
  return address.port;
}

function stop(app: App, server: Server): Promise<void> {
  app.webhooks.stop();
  for (const connection of app.connections) connection.close(app.behavior.shutdown);
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
