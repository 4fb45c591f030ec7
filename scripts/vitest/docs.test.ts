import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

// People copy this code out of the documentation, so it has to be what the tests run against.
const apps = 'scripts/install/apps';
it.each([
  ['README.md', 'docs/examples/meeting.tsx'],
  ['README.ko.md', 'docs/examples/meeting.tsx'],
  ['packages/ui/README.md', 'docs/examples/meeting.tsx'],
  ['README.md', `${apps}/vite/src/Call.tsx`],
  ['README.ko.md', `${apps}/vite/src/Call.tsx`],
  ['docs/vite.md', `${apps}/vite/src/Call.tsx`],
  ['docs/vite.md', `${apps}/vite/src/main.tsx`],
  ['docs/next.md', `${apps}/next/app/pusher.ts`],
  ['docs/next.md', `${apps}/next/app/api/pusher/auth/route.ts`],
  ['docs/next.md', `${apps}/next/app/api/ice/route.ts`],
  ['docs/next.md', `${apps}/next/app/signaling.ts`],
  ['docs/next.md', `${apps}/next/app/Call.tsx`],
  ['docs/next.md', `${apps}/next/app/page.tsx`],
  ['docs/next.md', `${apps}/next/app/layout.tsx`],
  ['docs/look.md', `${apps}/webpack/src/look.css`],
  ['docs/look.md', `${apps}/webpack/src/Hand.tsx`],
  ['docs/testing.md', 'docs/examples/callForTwo.browser.test.tsx'],
  ['docs/testing.md', 'docs/examples/hostAndGuest.browser.test.tsx'],
  ['docs/signaling-socket-io.md', 'scripts/vitest/socketIoRelay.ts'],
  ['docs/signaling.md', 'scripts/vitest/webSocketRelay.ts'],
  ['docs/signaling.md', 'packages/hooks/src/signaling/example/webSocket.ts'],
  ['packages/hooks/README.md', 'packages/hooks/src/testing/example.browser.test.tsx'],
  ['packages/hooks/README.md', 'packages/hooks/src/core/media/processors/example/pixelate.ts'],
  ['packages/ui/README.md', 'docs/examples/callFromProps.tsx'],
  ['packages/ui/README.md', 'docs/examples/callWithEffects.tsx'],
  ['packages/effects/README.md', 'docs/examples/backgroundBlur.tsx'],
  ['packages/server/README.md', 'docs/examples/pusherAuth.ts'],
  ['packages/server/README.md', `${apps}/next/app/api/ice/route.ts`],
  ['packages/channels/README.md', 'docs/examples/startChannels.ts'],
  ['packages/channels/README.md', 'docs/examples/channelsBrowser.ts'],
  ['packages/channels/README.md', 'docs/examples/channelsServer.ts'],
])('%s holds %s as it is', (page, code) => {
  const language = extname(code).slice(1);
  expect(read(page)).toContain(`\`\`\`${language}\n${read(code)}\`\`\``);
});

it('what npm create visavis makes has the relay of the guide', () => {
  const template = 'packages/create-visavis/templates/socket-io/src/server/relay.ts';
  expect(read(template)).toBe(read('scripts/vitest/socketIoRelay.ts'));
});

it.each(['socketIoRelay', 'webSocketRelay'])('the relay of a guide, %s, stays under 80 lines', (name) => {
  expect(read(`scripts/vitest/${name}.ts`).trimEnd().split('\n').length).toBeLessThan(80);
});

it('the telehealth example stays under 200 lines', () => {
  const folder = 'docs/examples/telehealth';
  const sources = ['server.ts', ...readdirSync(join(root, folder, 'src')).map((name) => join('src', name))];
  const lines = sources.flatMap((name) => read(join(folder, name)).trimEnd().split('\n'));
  expect(lines.length).toBeLessThan(200);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(150);
});

it('the ten lines to a call are ten', () => {
  expect(read('docs/examples/meeting.tsx').trimEnd().split('\n')).toHaveLength(10);
});

it.each(['README.md', 'README.ko.md'])('%s tells the sizes that were measured last, within a tenth', (page) => {
  const { bundle } = JSON.parse(read('bench/results.json')) as { bundle: { tables: [{ rows: { name: string; cells: Record<string, { median: number }> }[] }] } };
  const measured = [
    ['visavis, hooks', 'whole'],
    ['visavis, hooks and components', 'whole'],
    ['visavis, hooks', 'in a call'],
    ['livekit-client with hooks and a tile', 'whole'],
    ['livekit-client with VideoConference', 'whole'],
    ['simple-peer by hand', 'whole'],
    ['trystero', 'whole'],
  ] as const;
  const sizes = measured.map(([name, column]) => bundle.tables[0].rows.find((row) => row.name === name)!.cells[column]!.median / 1024);
  const row = read(page).split('\n').find((line) => line.startsWith('|') && line.includes('pusher-js') && line.includes('KB')) ?? '';
  // Stream's size is its own word.
  const told = [...row.matchAll(/(\d+) ?KB/g)].map(([, kilobytes]) => Number(kilobytes)).toSpliced(5, 1);
  expect(told).toHaveLength(sizes.length);
  expect(told.filter((size, index) => Math.abs(size / sizes[index]! - 1) > 0.1)).toEqual([]);
});

const pagesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const readmes = ['hooks', 'ui', 'server', 'channels', 'effects', 'create-visavis'].map((name) => `packages/${name}/README.md`);
const pages = ['llms.txt', 'README.md', 'README.ko.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'lab/README.md', ...readmes, ...pagesIn('docs')];

it.each(pages)('%s links to what is there', (page) => {
  const links = [...read(page).matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
  const missing = links.filter((link) => !existsSync(join(root, dirname(page), link)));
  expect(missing).toEqual([]);
});

const sheets = 'packages/ui/src';
const css = readdirSync(join(root, sheets), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => read(join(sheets, file)))
  .join('');

it.each(['packages/ui/README.md', 'docs/look.md'])('%s names tokens that there are', (page) => {
  const named = [...read(page).matchAll(/--visavis-[\w-]+/g)].map(([token]) => token);
  expect(named.filter((token) => !css.includes(`${token}:`) && !css.includes(`var(${token}`))).toEqual([]);
});

it('README.ko.md follows README.md, section by section', () => {
  const outline = (page: string) => [...read(page).matchAll(/^(#+) |^(```\w+)$|^\| (`[^|]+) \|/gm)].map(([, ...found]) => found.join(''));
  const links = (page: string) => [...read(page).matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link).slice(1);
  expect(outline('README.ko.md')).toEqual(outline('README.md'));
  expect(links('README.ko.md')).toEqual(links('README.md'));
});
