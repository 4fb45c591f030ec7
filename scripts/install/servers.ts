import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { waitForAnswer } from '../lib/waitForAnswer.mjs';

/** Something that answers on loopback until it is stopped. */
export interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the files of a folder, and nothing else, as any static host would.
 *
 * @param options.head what each page has first in its head besides
 */
export async function serveFolder(folder: string, { head = '' } = {}): Promise<Server> {
  const addToHead = (page: Buffer) => String(page).replace('<head>', () => `<head>${head}`);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
    readFile(path).then(
      (bytes) => response.writeHead(200, { 'content-type': types[extname(path)] ?? '' }).end(extname(path) === '.html' ? addToHead(bytes) : bytes),
      () => response.writeHead(404).end(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/**
 * Runs a script that serves `url`, and waits until it does. It stays in our process group, so that it ends with us.
 *
 * @throws UserError if it ends instead
 */
export async function startScript(
  script: string,
  args: readonly string[],
  { url, cwd, env = {} }: { url: string; cwd: string; env?: Record<string, string> },
): Promise<Server & { output(): string }> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += String(bytes)));
  const ended = once(child, 'close');
  await waitForAnswer(url, ended.then(() => `${script} ended instead of serving.\n${output}`));
  return {
    url,
    /** What it has printed so far. */
    output: () => output,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
