import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { python } from '../lib/python.mjs';
import { spawnWatched } from '../vitest/spawnWatched';
import { startWebServer } from '../vitest/webServer';

const script = fileURLToPath(new URL('aiortc_server.py', import.meta.url));

interface Running {
  readonly port: number;
  kill(): Promise<void>;
}

/** Starts a media server on aiortc, and resolves once it listens. @param port - 0: a free one */
async function start(port: number): Promise<Running> {
  const child = spawnWatched(python, [script, String(port)]);
  const ended = once(child, 'close');
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
  const found = await Promise.race([firstLine(child), ended.then(() => null)]);
  if (!found) throw new Error(`The media server did not start.\n${said.join('')}`);
  return {
    port: Number(found),
    async kill() {
      child.stdin.end();
      await ended;
    },
  };
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text;
}

/**
 * Lets tests in a browser have media servers that nobody here wrote: `POST inject('aiortcUrl')/start?port=0` starts one and answers
 * its port, `POST .../kill?port=N` kills it.
 *
 * @returns what ends them all, which vitest calls after the last test
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = new Map<number, Running>();
  const web = await startWebServer(async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const port = Number(searchParams.get('port') ?? 0);
    if (pathname === '/kill') {
      await running.get(port)?.kill();
      running.delete(port);
      return Response.json(port);
    }
    const server = await start(port);
    running.set(server.port, server);
    return Response.json(server.port);
  });
  project.provide('aiortcUrl', web.url);
  return async () => {
    await web.close();
    await Promise.all([...running.values()].map((server) => server.kill()));
  };
}
