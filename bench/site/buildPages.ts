import { mkdirSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { build } from 'vite';

const pages = ['person.ts', 'data.ts', 'crowd.ts', 'rendering.tsx', 'leaks.tsx', 'strain.ts', 'motion.tsx'];
const html = '<!doctype html><title>bench</title><div id="root"></div><script type="module" src="/assets/PAGE.js"></script>\n';

let built: Promise<string> | null = null;

/** Builds the pages for production, once. @returns the folder that they are in */
export function buildPages(): Promise<string> {
  return (built ??= buildAll());
}

async function buildAll(): Promise<string> {
  const folder = join(import.meta.dirname, '../dist');
  mkdirSync(folder, { recursive: true });
  // React's build that counts its commits; otherwise the one for production.
  await buildInto(folder, pages, { 'react-dom/client': 'react-dom/profiling' });
  // By itself, so that its chunks are those of an app, and are not shared with other pages.
  await buildInto(folder, ['hooksPerson.ts'], {});
  writeFileSync(join(folder, 'page.html'), html);
  return folder;
}

async function buildInto(folder: string, inputs: readonly string[], alias: Record<string, string>): Promise<void> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, '..'),
    logLevel: 'error',
    publicDir: false,
    mode: 'production',
    resolve: { alias },
    build: {
      outDir: folder,
      emptyOutDir: inputs === pages,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(inputs.map((page) => [parse(page).name, join(import.meta.dirname, '../pages', page)])),
        output: { entryFileNames: 'assets/[name].js', chunkFileNames: 'assets/[name]-[hash].js' },
        onLog: () => {},
      },
    },
  });
}
