import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const KB = 1024;

/**
 * Bundles a module's text as an application would, and says what its entry weighs on the wire, in bytes: minified and gzipped,
 * without what comes by `import()`.
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
      rolldownOptions: { input: entry, external, preserveEntrySignatures: 'strict' },
    },
  });
  const chunks = /** @type {{ output: { code: string, isEntry: boolean }[] }} */ (output).output;
  return gzipSync(chunks.find(({ isEntry }) => isEntry)?.code ?? '', { level: 9 }).length;
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
