import { join } from 'node:path';
import { rolldown, type OutputChunk } from 'rolldown';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../bench/bundle/chunks.ts';
import { root } from '../lib/root.mjs';

const folder = join(root, 'packages/ui');

/** Bundles a page that uses these names of a module. */
async function bundle(names: readonly string[], from = 'src/index.ts'): Promise<OutputChunk[]> {
  const built = await rolldown({
    cwd: folder,
    input: { page: 'page' },
    external: [/^react(-dom)?($|\/)/, /^@visavis\//],
    plugins: [
      {
        name: 'page',
        resolveId: (id: string) => (id === 'page' ? '\0page' : null),
        load: (id: string) => (id === '\0page' ? `export { ${names.join(', ')} } from ${JSON.stringify(join(folder, from))};` : null),
      },
    ],
  });
  const { output } = await built.generate({ format: 'esm' });
  await built.close();
  return output.filter((each) => each.type === 'chunk');
}

/** Our modules of some chunks of which something is left, from `src` on. */
const modulesOf = (chunks: readonly OutputChunk[]) =>
  chunks
    .flatMap(({ modules }) => Object.entries(modules))
    .filter(([, { code }]) => code)
    .map(([id]) => id.split('/packages/ui/src/')[1] ?? '')
    .toSorted();

/** What a page with these components loads at once. */
async function firstModules(...names: string[]): Promise<string[]> {
  const chunks = await bundle(names);
  const first = atOnce(chunks);
  return modulesOf(chunks.filter(({ fileName }) => first.has(fileName)));
}

const english = (modules: readonly string[]) => modules.filter((id) => id.startsWith('locales/')).map((id) => id.replace('locales/', ''));

describe('what a page loads of @visavis/ui', () => {
  it.each([
    [['LeaveButton'], ['en/controlBar.ts']],
    [['VideoTile'], ['en/connection.ts', 'en/videoTile.ts']],
    [['VideoGrid'], ['en/videoGrid.ts']],
    [['DevicePicker'], ['en/devicePicker.ts']],
    [['ChatPanelTyping'], ['en/chatPanel.ts', 'en/format.ts', 'format.ts']],
    [['Menu', 'LabelsProvider'], []],
  ])('has with %j no other English than %j', async (names, expected) => {
    expect(english(await firstModules(...names))).toEqual(expected);
  });

  it('has all of English where a component of its own asks for any of it', async () => {
    const all = english(await firstModules('useLabels'));
    expect(all).toEqual(expect.arrayContaining(['en.ts', 'en/controlBar.ts', 'en/errorNotice.ts', 'format.ts']));
  });

  it('has what a user operates in a grid later', async () => {
    const controls = ['TileMenu/TileMenu.tsx', 'VideoGrid/SelfView.tsx', 'VideoGrid/watchSwipes.ts', 'locales/en/selfView.ts'];
    const chunks = await bundle(['VideoGrid', 'VideoTile']);
    expect(modulesOf(chunks)).toEqual(expect.arrayContaining(controls));
    const first = await firstModules('VideoGrid', 'VideoTile');
    for (const control of controls) expect(first).not.toContain(control);
  });

  it('has those controls with the rest of a call, which waits for nothing more', async () => {
    const chunks = await bundle(['Call'], 'src/call/index.ts');
    const call = chunks.find(({ modules }) => Object.keys(modules).some((id) => id.endsWith('/call/InCall.tsx')));
    const fetched = chunks.filter(({ fileName }) => fileName === call?.fileName || call?.imports.includes(fileName));
    expect(modulesOf(fetched)).toEqual(expect.arrayContaining(['TileMenu/TileMenu.tsx', 'VideoGrid/SelfView.tsx']));
  });
});
