import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateIcons, toPath } from './icons.mjs';
import { readLucide, shapesFile } from './lucide.mjs';

const { nodes, version, notice } = readLucide();
const root = new URL('../../', import.meta.url);
const readText = (path: string) => readFileSync(new URL(path, root), 'utf8');

test('the icons of the package are those of the Lucide that is pinned', () => {
  expect(readFileSync(shapesFile, 'utf8')).toBe(generateIcons(nodes, version, notice));
  expect(JSON.parse(readText('package.json'))).toHaveProperty(['devDependencies', 'lucide-static'], version);
});

test('its licence goes along with what is published', () => {
  const notices = readText('packages/ui/NOTICE.md');
  for (const line of readFileSync(new URL('node_modules/lucide-static/LICENSE', root), 'utf8').split('\n')) {
    expect(notices).toContain(line.trim());
  }
  expect(JSON.parse(readText('packages/ui/package.json'))).toHaveProperty('files', expect.arrayContaining(['NOTICE.md']));
});

test.each([
  [['path', { d: 'M1 2v3' }], 'M1 2v3'],
  [['path', { d: 'm2 2 20 20' }], 'M2 2l20 20'],
  [['path', { d: 'm16 6-8.4 8.5a2 2 0 0 0 2 2' }], 'M16 6l-8.4 8.5a2 2 0 0 0 2 2'],
  [['line', { x1: '1', y1: '2', x2: '3', y2: '4' }], 'M1 2L3 4'],
  [['circle', { cx: '12', cy: '8', r: '5' }], 'M7 8a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z'],
  [['rect', { x: '2', y: '3', width: '20', height: '14' }], 'M2 3h20v14h-20v-14z'],
  [
    ['rect', { x: '2', y: '3', width: '20', height: '14', rx: '2' }],
    'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2z',
  ],
] as const)('%j is the path %s', ([tag, attributes], path) => {
  expect(toPath([tag, { ...attributes }])).toBe(path);
});

test('says so when Lucide draws with something else, or has no such icon', () => {
  expect(() => toPath(['polygon', {}])).toThrow('<polygon>');
  expect(() => generateIcons({}, '9.9.9', '')).toThrow('Lucide 9.9.9 has no icon "triangle-alert".');
});
