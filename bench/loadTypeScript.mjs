import { createServer } from 'vite';

/**
 * Runs a function with the exports of a TypeScript module of this folder; Node 20 takes none by itself.
 *
 * @template T
 * @param {string} path from `bench`, such as `/command.ts`
 * @param {(module: Record<string, any>) => Promise<T>} callback
 * @returns {Promise<T>}
 */
export async function withTypeScript(path, callback) {
  const loader = await createServer({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    return await callback(await loader.ssrLoadModule(path));
  } finally {
    await loader.close();
  }
}
