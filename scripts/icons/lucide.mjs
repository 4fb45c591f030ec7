import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Where the icons go. */
export const shapesFile = fileURLToPath(new URL('../../packages/ui/src/Icon/shapes.ts', import.meta.url));

const require = createRequire(import.meta.url);
const read = (/** @type {string} */ file) => readFileSync(require.resolve(`lucide-static/${file}`), 'utf8');

/** The icons of the installed Lucide, its version, and who holds the copyright. */
export function readLucide() {
  /** @type {Record<string, import('./icons.mjs').Node[]>} */
  const nodes = JSON.parse(read('icon-nodes.json'));
  /** @type {{ version: string }} */
  const { version } = JSON.parse(read('package.json'));
  const [notice] = /Copyright \(c\) .*Lucide.*/.exec(read('LICENSE')) ?? [];
  if (notice === undefined) throw new Error('The licence of Lucide has no copyright line any more: look at it.');
  return { nodes, version, notice: `${notice}.` };
}
