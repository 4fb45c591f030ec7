/**
 * The size budget: what a page pays for the components, printed as a table; fails when one costs too much.
 *
 * Counted is what a production build would carry at once: the built package, minified, gzipped, React left out. A component is
 * bundled alone, with all that it imports and its words in English.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundleSize, reportSizes } from '../../../scripts/lib/bundleSize.mjs';

const KB = 1024;
const budget = { all: 32 * KB, component: 5 * KB, styles: 10 * KB };
/** What has more to do than one thing, or all of English with it. @type {Record<string, number>} */
const larger = { VideoGrid: 6.75 * KB, ChatPanel: 7.25 * KB, ChatPanelLog: 5.25 * KB, Lobby: 7.25 * KB, useLabels: 6.5 * KB };

const dist = (/** @type {string} */ file) => fileURLToPath(new URL(`../dist/${file}`, import.meta.url));
const react = /^react(-dom)?(\/|$)/;

const index = JSON.stringify(dist('index.js'));
const names = Object.keys(await import(dist('index.js'))).toSorted();
/** @type {[name: string, bytes: number, limit: number][]} */
const rows = [];
for (const name of names) {
  rows.push([name, await bundleSize(`export { ${name} } from ${index}`, [react]), larger[name] ?? budget.component]);
}
rows.push(
  ['all components', await bundleSize(`export * from ${index}`, [react]), budget.all],
  ['styles.css', gzipSync(readFileSync(dist('styles.css')), { level: 9 }).length, budget.styles],
);

reportSizes(rows);
