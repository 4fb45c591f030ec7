import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { createIceServers, type IceServersAnswer, type IceServersOptions } from '../createIceServers';
import type { Environment } from '../../environment';

/** How a vendor answers a request, whose body has been read. */
export type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A vendor's endpoint: an HTTP server on this machine, which counts how often it was asked. */
export interface Vendor {
  readonly url: string;
  asked(): number;
  /** Answers so from now on. */
  change(next: Answer): void;
  /** Is gone from now on. */
  close(): Promise<void>;
}

/** Starts one; it ends with the test. */
export async function startVendor(answer: Answer): Promise<Vendor> {
  let asked = 0;
  let current = answer;
  const server = createServer((request, response) => {
    asked += 1;
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => current(request, response, body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  async function close() {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
  onTestFinished(close);
  const url = `http://127.0.0.1:${port}/keys/hunter2/ice`;
  return { url, asked: () => asked, change: (next) => (current = next), close };
}

/** Answers with a value as JSON. */
export const json =
  (value: unknown, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };

/** Closes the connection instead of answering. */
export const cut: Answer = (_request, response) => void response.socket?.destroy();

/** Asks a handler of our own, which asks the vendor. */
export function serve(env: Environment, options: IceServersOptions = {}): () => Promise<IceServersAnswer> {
  const handler = createIceServers(env, { authorize: () => true, ...options });
  return async () => {
    const response = await handler(new Request('http://localhost/ice'));
    expect(response.status).toBe(200);
    return (await response.json()) as IceServersAnswer;
  };
}

/** A relay as vendors hand it out. */
export const turn = { urls: ['turn:t.example:3478?transport=udp'], username: 'u', credential: 'c' };
/** What is left where the vendor fails. */
export const stunEnv = { STUN_URLS: 'stun:left.example' };
export const left = [{ urls: ['stun:left.example'] }];
