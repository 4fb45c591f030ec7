import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

// People copy this code out of the documentation, so it has to be what the tests run against.
it.each([
  ['docs/signaling-socket-io.md', 'scripts/vitest/socketIoRelay.ts'],
  ['docs/signaling.md', 'scripts/vitest/webSocketRelay.ts'],
  ['docs/signaling.md', 'packages/hooks/src/signaling/example/webSocket.ts'],
  ['packages/hooks/README.md', 'packages/hooks/src/testing/example.browser.test.tsx'],
])('%s holds %s as it is', (page, code) => {
  const language = extname(code).slice(1);
  expect(read(page)).toContain(`\`\`\`${language}\n${read(code)}\`\`\``);
});

const pagesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const readmes = ['hooks', 'ui', 'server', 'channels'].map((name) => `packages/${name}/README.md`);
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'lab/README.md', ...readmes, ...pagesIn('docs')];

it.each(pages)('%s links to what is there', (page) => {
  const links = [...read(page).matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
  const missing = links.filter((link) => !existsSync(join(root, dirname(page), link)));
  expect(missing).toEqual([]);
});
