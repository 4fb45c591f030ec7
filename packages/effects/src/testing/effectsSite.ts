import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { slimSimplePeer } from '../../../hooks/slimSimplePeer';
import { runCli } from '../cli/runCli';

/** The policy under which the effects must work, as the README gives it. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; connect-src 'self'";

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.jpg': 'image/jpeg',
};

/** A site whose page has the effects, and the assets that `visavis-effects copy` put beside it. */
export interface EffectsSite {
  readonly origin: string;
  /** The paths that were asked for. */
  readonly requested: readonly string[];
  close(): Promise<void>;
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles one file of the sources as an application, or this package's own build, would. */
async function bundle(entry: string, outDir: string, name: string, format: 'es' | 'iife'): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [slimSimplePeer()],
    resolve: { alias: { '@visavis/hooks/core': at('../../../hooks/src/core/index.ts') } },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format, entryFileNames: name, name: 'entry' } },
    },
  });
}

async function serveFile(path: string, response: ServerResponse): Promise<void> {
  try {
    const body = await readFile(path);
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    response.setHeader('content-length', body.length);
    response.end(body);
  } catch {
    response.statusCode = 404;
    response.end();
  }
}

/**
 * Builds and serves it on a free port of this machine, each answer under the policy.
 *
 * @param page the file of the page's script
 */
export async function serveEffectsSite(page = at('effectsPage.ts')): Promise<EffectsSite> {
  const folder = await mkdtemp(join(tmpdir(), 'visavis-effects-'));
  const [site, dist] = [join(folder, 'site'), join(folder, 'dist')];
  await mkdir(site);
  await bundle(page, site, 'page.js', 'es');
  await bundle(at('../segmenter/worker.ts'), dist, 'visavis-segmenter.js', 'iife');
  await copyFile(at('../../NOTICE'), join(folder, 'NOTICE'));
  await copyFile(at('person.jpg'), join(site, 'person.jpg'));
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const code = await runCli(['copy', site], dist, { out: say, err: say });
  if (code !== 0) throw new Error(said.join(''));

  const requested: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requested.push(pathname);
    response.setHeader('content-security-policy', POLICY);
    if (pathname === '/') {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>effects</title><body><script type="module" src="/page.js"></script>');
      return;
    }
    if (pathname === '/favicon.ico') {
      response.statusCode = 204;
      response.end();
      return;
    }
    void serveFile(join(site, pathname), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    origin: `http://localhost:${port}`,
    requested,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
