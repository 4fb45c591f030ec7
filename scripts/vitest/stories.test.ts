import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/root.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

const stories = ['packages/hooks/src', 'packages/ui/src'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.stories.tsx'))
    .map((name) => read(join(folder, name))),
);

/** The values that an entry exports, without its types. */
const exportsOf = (path: string) =>
  [...read(path).matchAll(/^export \{([^}]+)\}/gm)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => name.trim())
    .filter((name) => name && !name.startsWith('type '));

const hooks = ['index', 'whip'].flatMap((entry) => exportsOf(`packages/hooks/src/${entry}.ts`)).filter((name) => name.startsWith('use'));
const components = exportsOf('packages/ui/src/index.ts').filter((name) => /^[A-Z]/.test(name));

test('there are hooks and components to look for', () => {
  expect(hooks).toContain('useRoom');
  expect(components).toContain('VideoTile');
});

test.each(hooks)('%s has stories of its own', (hook) => {
  expect(stories.filter((story) => story.includes(`title: 'Hooks/${hook}'`))).toHaveLength(1);
});

test.each(components)('%s is in a story', (component) => {
  expect(stories.some((story) => story.includes(`<${component}`) || story.includes(`component: ${component},`))).toBe(true);
});
