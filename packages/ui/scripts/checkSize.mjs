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
import { bundleSize, reportSizes } from '../../../scripts/lib/bundleSize.mjs';

const KB = 1024;
const budget = { all: 28.5 * KB, withEnglish: 33 * KB, component: 5 * KB, styles: 10 * KB };
/** What has more to do than one thing. @type {Record<string, number>} */
const larger = { VideoGrid: 8 * KB, ChatPanel: 6 * KB, Lobby: 5.5 * KB };

const dist = (/** @type {string} */ file) => fileURLToPath(new URL(`../dist/${file}`, import.meta.url));
const react = /^react(-dom)?(\/|$)/;
const locales = /locales\/\w+\.js$/;

const index = JSON.stringify(dist('index.js'));
const names = Object.keys(await import(dist('index.js'))).toSorted();
/** @type {[name: string, bytes: number, limit: number][]} */
const rows = [];
for (const name of names) {
  rows.push([name, await bundleSize(`export { ${name} } from ${index}`, [react, locales]), larger[name] ?? budget.component]);
}
rows.push(
  ['all components', await bundleSize(`export * from ${index}`, [react, locales]), budget.all],
  ['all, with English', await bundleSize(`export * from ${index}`, [react]), budget.withEnglish],
  ['styles.css', gzipSync(readFileSync(dist('styles.css')), { level: 9 }).length, budget.styles],
);

reportSizes(rows);
