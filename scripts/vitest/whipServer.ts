import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endServer } from './endServer.ts';
import type { ScriptedAnswer, ScriptedRequest } from './provided.ts';

/** A request that waits for its answer. */
export interface HeldRequest extends ScriptedRequest {
  /** Answers it; the body is sent in one go. */
  answer(answer: ScriptedAnswer): void;
  /** Cuts the connection: before the answer, or in the middle of one. */
  drop(beginning?: ScriptedAnswer): void;
}

/** A WHIP and WHEP server that says what a test tells it to. */
export interface WhipServer {
  readonly url: string;
  readonly port: number;
  /** All requests so far, in their order, without those that ask for permission (CORS). */
  readonly requests: readonly ScriptedRequest[];
  /** The next request that nobody has taken, as soon as there is one. */
  next(): Promise<HeldRequest>;
  /** Whether it lets a page read `Location`, `ETag`, `Link` and `Retry-After`. @default true */
  exposesHeaders: boolean;
  /** Ends it with every connection. */
  stop(): Promise<void>;
}

/** Starts a server on loopback that holds every request until it is answered. @param port - 0: a free one */
export async function startWhipServer(port = 0): Promise<WhipServer> {
  const requests: ScriptedRequest[] = [];
  const held: HeldRequest[] = [];
  const waiting: ((request: HeldRequest) => void)[] = [];
  const http = createServer((incoming, outgoing) => void take(incoming, outgoing));
  // A page that goes away in the middle of a request.
  http.on('clientError', (_error, socket) => socket.destroy());

  const cors = () => ({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST, PATCH, DELETE',
    'access-control-allow-headers': 'authorization, content-type, if-match',
    'access-control-max-age': '600',
    ...(server.exposesHeaders && { 'access-control-expose-headers': 'location, etag, link, retry-after' }),
  });

  async function take(incoming: IncomingMessage, outgoing: ServerResponse) {
    if (incoming.method === 'OPTIONS') {
      outgoing.writeHead(204, { ...cors(), 'accept-post': 'application/sdp' }).end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const request: ScriptedRequest = {
      id: requests.length,
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.concat(chunks).toString(),
    };
    requests.push(request);
    const write = ({ status, headers = {}, body = '' }: ScriptedAnswer) => {
      outgoing.writeHead(status, { ...cors(), ...headers });
      return body;
    };
    const waits: HeldRequest = {
      ...request,
      answer: (answer) => void outgoing.end(write(answer)),
      drop(beginning) {
        if (!beginning) outgoing.destroy();
        else outgoing.write(write(beginning), () => outgoing.destroy());
      },
    };
    const taker = waiting.shift();
    if (taker) taker(waits);
    else held.push(waits);
  }

  const server: WhipServer = {
    url: '',
    port: 0,
    requests,
    exposesHeaders: true,
    next: () => {
      const request = held.shift();
      return request ? Promise.resolve(request) : new Promise((resolve) => waiting.push(resolve));
    },
    stop: () => endServer(http, () => http.close()),
  };
  await once(http.listen(port, '127.0.0.1'), 'listening');
  const { port: found } = http.address() as AddressInfo;
  return Object.assign(server, { port: found, url: `http://127.0.0.1:${found}` });
}
