import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { apiReport } from './apiReport.mjs';
import { readBuiltPackage } from './builtPackage.mjs';
import { fillOptionsTables, findUntold } from './optionsTables.mjs';

const core = `
type Mode = 'fast' | 'slow';
interface Hidden { depth: number }
/** Not for the report. */
interface PlayerOptions {
  /** How | fast. @default 'slow' */
  mode?: Mode | undefined;
  /** Where from. */
  source: Hidden;
  labels?: string;
}
declare function play(options: PlayerOptions): void;
export { play as p, PlayerOptions as o };
`;
const exported = {
  'shared-x1.d.ts': core,
  'index.d.ts': `
import { p as play, o as PlayerOptions } from './shared-x1.js';
declare const speed: 2;
export { type PlayerOptions, play, speed };`,
  'extra.d.ts': `
import { p as play } from './shared-x1.js';
interface ExtraOptions { loud: boolean }
export { ExtraOptions, play };`,
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visavis-types-'));
  mkdirSync(join(folder, 'dist'));
  const exports = { '.': './dist/index.js', './extra': './dist/extra.js', './styles.css': './dist/styles.css' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'player', type: 'module', exports }));
  for (const [name, text] of Object.entries(exported)) writeFileSync(join(folder, 'dist', name), text);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('reports every export once, without comments, and what exports mention', () => {
  expect(apiReport(readBuiltPackage(folder))).toBe(`# The public types of player

Made from what is built: \`npm run api -- --write\`.

## player

\`\`\`ts
interface PlayerOptions {
    mode?: Mode | undefined;
    source: Hidden;
    labels?: string;
}

function play(options: PlayerOptions): void;

const speed: 2;
\`\`\`

## player/extra

\`\`\`ts
interface ExtraOptions {
    loud: boolean;
}
\`\`\`

As in \`player\`: \`play\`.

## Not exported, but part of the above

\`\`\`ts
interface Hidden {
    depth: number;
}

type Mode = 'fast' | 'slow';
\`\`\`
`);
});

const page = `before
<!-- options: PlayerOptions -->
old
<!-- /options -->
after
`;

it('fills a table with types, docstrings and defaults, required options first', () => {
  expect(fillOptionsTables(page, readBuiltPackage(folder))).toBe(`before
<!-- options: PlayerOptions -->

| option | type | meaning | default |
| --- | --- | --- | --- |
| \`source\` | \`{ depth }\` | Where from. | required |
| \`mode\` | \`'fast' \\| 'slow'\` | How \\| fast. | \`'slow'\` |

<!-- /options -->
after
`);
});

it('leaves a filled page as it is', () => {
  const built = readBuiltPackage(folder);
  const filled = fillOptionsTables(page, built);
  expect(fillOptionsTables(filled, built)).toBe(filled);
});

it('names the options that a page says nothing of, and refuses a type that is not there', () => {
  const built = readBuiltPackage(folder);
  expect(findUntold(page, built)).toEqual(['ExtraOptions']);
  expect(() => fillOptionsTables(page.replace('Player', 'Layer'), built)).toThrow('player exports no LayerOptions.');
});

it('says what to do where nothing is built', () => {
  rmSync(join(folder, 'dist/extra.d.ts'));
  expect(() => readBuiltPackage(folder)).toThrow(/is not there\. Build first: npm run build/);
});
