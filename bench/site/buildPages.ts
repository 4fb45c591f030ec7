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
  await build({
    configFile: false,
    root: join(import.meta.dirname, '..'),
    logLevel: 'error',
    publicDir: false,
    mode: 'production',
    resolve: {
      // React's build that counts its commits; otherwise the one for production.
      alias: { 'react-dom/client': 'react-dom/profiling' },
    },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(pages.map((page) => [parse(page).name, join(import.meta.dirname, '../pages', page)])),
        output: { entryFileNames: 'assets/[name].js', chunkFileNames: 'assets/[name]-[hash].js' },
        onLog: () => {},
      },
    },
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page.html'), html);
  return folder;
}
