/**
 * The size budget: what a page loads at once for each effect, minified and gzipped, printed as a table; fails when one costs
 * too much. What comes on first use, from the folder of assets or by `import()`, is not counted.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const KB = 1024;
const budget = { effect: 5 * KB, all: 6.5 * KB };
const index = fileURLToPath(new URL('../dist/index.js', import.meta.url));

/** Bundles a module's text as an application would, and says what its entry weighs on the wire, in bytes. */
async function weigh(/** @type {string} */ code) {
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
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  const chunks = /** @type {{ output: { code: string, isEntry: boolean }[] }} */ (output).output;
  return gzipSync(chunks.find(({ isEntry }) => isEntry)?.code ?? '', { level: 9 }).length;
}

const from = JSON.stringify(index);
const names = ['backgroundBlur', 'backgroundImage', 'noiseSuppression'];
/** @type {[name: string, bytes: number, limit: number][]} */
const rows = [];
for (const name of names) rows.push([name, await weigh(`export { ${name} } from ${from}`), budget.effect]);
rows.push(['all effects', await weigh(`export * from ${from}`), budget.all]);

const kb = (/** @type {number} */ bytes) => `${(bytes / KB).toFixed(2)} KB`.padStart(10);
for (const [name, bytes, limit] of rows) {
  process.stdout.write(`${name.padEnd(22)}${kb(bytes)} of ${kb(limit)}${bytes >= limit ? '  TOO LARGE' : ''}\n`);
}
if (rows.some(([, bytes, limit]) => bytes >= limit)) process.exitCode = 1;
