import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { endServer } from './endServer';

/** A small HTTP server on loopback around a `Request -> Response` handler. */
export interface WebServer {
  readonly url: string;
  close(): Promise<void>;
}

// The page with the tests has another origin.
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': '*',
};

/** Starts a server on a free port that lets every origin in; whoever starts it closes it. */
export async function startWebServer(handler: (request: Request) => Promise<Response>): Promise<WebServer> {
  const server = createServer((incoming, outgoing) => {
    if (incoming.method === 'OPTIONS') {
      outgoing.writeHead(204, cors).end();
      return;
    }
    handler(toRequest(incoming)).then(
      (response) => send(response, outgoing),
      (error: unknown) => outgoing.writeHead(500, cors).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => endServer(server, () => server.close()),
  };
}

function toRequest(incoming: IncomingMessage): Request {
  const { method = 'GET' } = incoming;
  const body = method === 'GET' || method === 'HEAD' ? null : Readable.toWeb(incoming);
  return new Request(`http://127.0.0.1${incoming.url}`, {
    method,
    headers: incoming.headers as Record<string, string>,
    body,
    duplex: 'half',
  } as RequestInit);
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), ...cors });
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
