import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { frameworks, signalings, type Framework, type Signaling } from './choices';
import type { Manifest } from './manifest';
import { readTemplate } from './readTemplate';

const templates = fileURLToPath(new URL('../templates', import.meta.url));
const read = (framework: Framework, signaling: Signaling, versions: Record<string, string> = {}) =>
  readTemplate(templates, { framework, signaling, name: 'tea-time', ownVersion: '1.2.3', versions });

const everywhere = ['.gitignore', 'README.md', 'package.json', 'src/call/connectTo.ts', 'src/call/randomId.ts', 'src/global.css', 'tsconfig.json'];
const ofFramework: Record<Framework, string[]> = {
  vite: ['index.html', 'src/App.tsx', 'src/main.tsx', 'src/roomOfPage.ts', 'vite.config.ts'],
  next: ['src/app/layout.tsx', 'src/app/page.tsx', 'src/app/r/[room]/Meeting.tsx', 'src/app/r/[room]/page.tsx'],
};
const ofSignaling: Record<Signaling, string[]> = {
  pusher: ['.env.example', 'src/server/api.ts', 'src/server/localChannels.ts', 'src/server/settings.ts'],
  'socket-io': ['.env.example', 'src/server/api.ts', 'src/server/relay.ts'],
  'two-tabs': [],
};
const ofBoth: Record<`${Framework}-${Signaling}`, string[]> = {
  'vite-pusher': ['src/server/main.ts'],
  'vite-socket-io': ['src/server/main.ts'],
  'vite-two-tabs': [],
  'next-pusher': ['next.config.ts', 'src/app/api/[...path]/route.ts', 'src/instrumentation.ts'],
  'next-socket-io': ['server.ts', 'src/app/api/[...path]/route.ts'],
  'next-two-tabs': [],
};
const combinations = frameworks.flatMap((framework) =>
  signalings.map((signaling) => [framework.value, signaling.value] as const),
);

describe.each(combinations)('an app of %s and %s', (framework, signaling) => {
  it('has the files that it needs, and no others', async () => {
    const wanted = [...everywhere, ...ofFramework[framework], ...ofSignaling[signaling], ...ofBoth[`${framework}-${signaling}`]];
    expect([...(await read(framework, signaling)).keys()].toSorted()).toEqual(wanted.toSorted());
  });

  it('bears its name, and nowhere that of the template', async () => {
    const files = await read(framework, signaling);
    expect(JSON.parse(files.get('package.json')!)).toMatchObject({ name: 'tea-time', private: true });
    expect(files.get('README.md')).toMatch(/^# tea-time\n/);
    expect([...files].filter(([, text]) => text.includes('visavis-app'))).toEqual([]);
  });

  it('depends on what its files import, and on nothing else at run time', async () => {
    const files = await read(framework, signaling);
    const { dependencies, devDependencies, scripts } = JSON.parse(files.get('package.json')!) as Required<Manifest>;
    const code = [...files].filter(([path]) => /\.tsx?$/.test(path)).map(([, text]) => text).join('\n');
    const imported = [...code.matchAll(/(?:from |import\(|import )'([^.'][^']*)'/g)].map(([, specifier = '']) => packageOf(specifier));
    const declared = Object.keys({ ...dependencies, ...devDependencies });
    expect(imported.filter((name) => name !== 'node' && !declared.includes(name))).toEqual([]);
    const commands = Object.values(scripts).join(' ');
    // @visavis/ui/call needs the hooks beside it, and the framework react-dom.
    const implied = ['@visavis/hooks', 'react', 'react-dom', 'next'];
    expect(Object.keys(dependencies).filter((name) => !imported.includes(name) && !implied.includes(name) && !commands.includes(name))).toEqual([]);
  });

  it('takes our packages of its own version', async () => {
    const { dependencies, devDependencies } = JSON.parse((await read(framework, signaling)).get('package.json')!) as Required<Manifest>;
    const ours = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => name.startsWith('@visavis/'));
    expect(ours.length).toBeGreaterThanOrEqual(2);
    expect(new Set(ours.map(([, version]) => version))).toEqual(new Set(['^1.2.3']));
  });

  it('says in its README which of its files are what', async () => {
    const files = await read(framework, signaling);
    const named = [...files.get('README.md')!.matchAll(/^\| `([^`]+)` \|/gm)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((path) => !files.has(path))).toEqual([]);
  });
});

it('takes other versions where they are given, and no package that the app does not have', async () => {
  const files = await read('vite', 'two-tabs', { '@visavis/ui': 'file:../ui.tgz', typescript: '5.9.0', left: '1.0.0' });
  const { dependencies, devDependencies } = JSON.parse(files.get('package.json')!) as Required<Manifest>;
  expect(dependencies['@visavis/ui']).toBe('file:../ui.tgz');
  expect(devDependencies['typescript']).toBe('5.9.0');
  expect({ ...dependencies, ...devDependencies }).not.toHaveProperty('left');
});

it('has the relay of the guide to Socket.IO as it is', async () => {
  const guide = readFileSync(fileURLToPath(new URL('../../../docs/signaling-socket-io.md', import.meta.url)), 'utf8');
  expect(guide).toContain(`\`\`\`ts\n${(await read('vite', 'socket-io')).get('src/server/relay.ts')}\`\`\``);
});

it('takes what this repository is built and tested with', async () => {
  const manifests = ['../../../package.json', '../package.json'].map(
    (path) => JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')) as Manifest,
  );
  const tested: Record<string, string> = Object.assign({}, ...manifests.map(({ devDependencies }) => devDependencies));
  const bare = (version: string) => version.replace('^', '');
  const all = await Promise.all(combinations.map(([framework, signaling]) => read(framework, signaling)));
  const taken = all.flatMap((files) => {
    const { dependencies, devDependencies } = JSON.parse(files.get('package.json')!) as Required<Manifest>;
    return Object.entries({ ...dependencies, ...devDependencies });
  });
  // What only runs scripts is tried by the apps that scripts/install makes.
  const others = taken.filter(([name]) => !name.startsWith('@visavis/') && !['tsx', 'cross-env'].includes(name));
  expect(others.filter(([name, version]) => bare(tested[name] ?? '') !== bare(version))).toEqual([]);
});

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
