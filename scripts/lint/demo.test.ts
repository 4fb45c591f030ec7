import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../apps/demo/src');
const files = readdirSync(source, { encoding: 'utf8', recursive: true })
  .filter((path) => /\.(tsx?|css)$/.test(path) && !/\.test\.|(^|\/)testing\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(source, path), 'utf8') }));

it('is a thin use of the packages: what others could want as well belongs there', () => {
  const lines = files.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
  expect(lines).toBeGreaterThan(1000);
  expect(lines).toBeLessThanOrEqual(2500);
});

/** A class that applications write into their own markup, as the README of the components has it, may be styled: `visavis-button`. */
const foreign = /\.visavis-(?!button\b)/;

it('reaches into no component: no element is looked for, and no class of theirs is styled', () => {
  const reaching = files.filter(({ path, text }) =>
    path.endsWith('.css') ? foreign.test(text) : /querySelector|getElementsBy|getElementById/.test(text),
  );
  expect(reaching.map(({ path }) => path)).toEqual([]);
});
