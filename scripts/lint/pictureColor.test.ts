import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

const folder = join(root, 'packages/hooks/src');
const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.test\.tsx?$/.test(file));

it('no test reads a colour once: it waits for it with expectColor', () => {
  expect(tests.filter((file) => readFileSync(join(folder, file), 'utf8').includes('isSameColor(await '))).toEqual([]);
});
