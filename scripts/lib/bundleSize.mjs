import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const KB = 1024;

/** @typedef {{ code: string, fileName: string, isEntry: boolean, imports: string[] }} Chunk */

/**
 * Bundles a module's text as an application would, and says what a page loads of it at once, in bytes on the wire: minified and
 * gzipped, without what comes by `import()`.
 *
 * @param {string} code
 * @param {RegExp[]} [external] what is left out
 */
export async function bundleSize(code, external = []) {
  const entry = '\0entry';
  const output = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        resolveId: (/** @type {string} */ id) => (id === entry ? id : null),
        load: (/** @type {string} */ id) => (id === entry ? code : null),
      },
    ],
    build: {
      write: false,
      minify: 'oxc',
      target: 'es2022',
      modulePreload: false,
      // What a later chunk shares with the entry stays in the entry, as in an app.
      rolldownOptions: { input: entry, external, preserveEntrySignatures: 'allow-extension' },
    },
  });
  const chunks = /** @type {{ output: Chunk[] }} */ (output).output;
  /** @type {Set<Chunk>} */
  const first = new Set();
  const add = (/** @type {Chunk | undefined} */ chunk) => {
    if (!chunk || first.has(chunk)) return;
    first.add(chunk);
    for (const name of chunk.imports) add(chunks.find(({ fileName }) => fileName === name));
  };
  add(chunks.find(({ isEntry }) => isEntry));
  return [...first].reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
}

const kb = (/** @type {number} */ bytes) => `${(bytes / KB).toFixed(2)} KB`.padStart(10);

/**
 * Prints a table of sizes against their limits, in bytes; the process fails if one is too large.
 *
 * @param {readonly (readonly [name: string, bytes: number, limit: number])[]} rows
 */
export function reportSizes(rows) {
  for (const [name, bytes, limit] of rows) {
    process.stdout.write(`${name.padEnd(22)}${kb(bytes)} of ${kb(limit)}${bytes >= limit ? '  TOO LARGE' : ''}\n`);
  }
  if (rows.some(([, bytes, limit]) => bytes >= limit)) process.exitCode = 1;
}
