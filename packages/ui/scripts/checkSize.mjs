/**
 * The size budget: what a page pays for the components, printed as a table; fails when one costs too much.
 *
 * Counted is what a production build would carry: the built package, minified, gzipped, React left out. The
 * locales are left out too, since a page loads the one it needs; with English they stand in a row of their own.
 * A component is bundled alone, with all that it imports.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const KB = 1024;
const budget = { all: 29 * KB, withEnglish: 33.5 * KB, component: 5 * KB, styles: 10 * KB };
/** What has more to do than one thing. @type {Record<string, number>} */
const larger = { VideoGrid: 7.5 * KB, ChatPanel: 6 * KB, Lobby: 5.5 * KB };

const dist = (/** @type {string} */ file) => fileURLToPath(new URL(`../dist/${file}`, import.meta.url));
const react = /^react(-dom)?(\/|$)/;
const locales = /locales\/\w+\.js$/;

/** Bundles a module's text as an application would, and says what it weighs on the wire, in bytes. */
async function weigh(/** @type {string} */ code, /** @type {RegExp[]} */ external) {
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
      rolldownOptions: { input: entry, external, preserveEntrySignatures: 'strict' },
    },
  });
  const [chunk] = /** @type {{ output: { code: string }[] }} */ (output).output;
  return gzipSync(chunk?.code ?? '', { level: 9 }).length;
}

const index = JSON.stringify(dist('index.js'));
const names = Object.keys(await import(dist('index.js'))).toSorted();
/** @type {[name: string, bytes: number, limit: number][]} */
const rows = [];
for (const name of names) {
  rows.push([name, await weigh(`export { ${name} } from ${index}`, [react, locales]), larger[name] ?? budget.component]);
}
rows.push(
  ['all components', await weigh(`export * from ${index}`, [react, locales]), budget.all],
  ['all, with English', await weigh(`export * from ${index}`, [react]), budget.withEnglish],
  ['styles.css', gzipSync(readFileSync(dist('styles.css')), { level: 9 }).length, budget.styles],
);

const kb = (/** @type {number} */ bytes) => `${(bytes / KB).toFixed(2)} KB`.padStart(10);
for (const [name, bytes, limit] of rows) {
  process.stdout.write(`${name.padEnd(22)}${kb(bytes)} of ${kb(limit)}${bytes >= limit ? '  TOO LARGE' : ''}\n`);
}
if (rows.some(([, bytes, limit]) => bytes >= limit)) process.exitCode = 1;
