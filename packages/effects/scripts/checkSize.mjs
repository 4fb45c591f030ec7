/**
 * The size budget: what a page loads at once for each effect, minified and gzipped, printed as a table; fails when one costs
 * too much. What comes on first use, from the folder of assets or by `import()`, is not counted.
 */
import { fileURLToPath } from 'node:url';
import { bundleSize, reportSizes } from '../../../scripts/lib/bundleSize.mjs';

const KB = 1024;
const budget = { effect: 5 * KB, all: 6.5 * KB };
const index = fileURLToPath(new URL('../dist/index.js', import.meta.url));

const from = JSON.stringify(index);
const names = ['backgroundBlur', 'backgroundImage', 'noiseSuppression'];
/** @type {[name: string, bytes: number, limit: number][]} */
const rows = [];
for (const name of names) rows.push([name, await bundleSize(`export { ${name} } from ${from}`), budget.effect]);
rows.push(['all effects', await bundleSize(`export * from ${from}`), budget.all]);

reportSizes(rows);
