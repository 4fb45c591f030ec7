import { relative } from 'node:path';
import type { Row, Table } from '../report/table';
import { atOnce } from './chunks';
import { bundleOf, gzipped } from './weigh';

/** How many modules are shown one by one. */
const SHOWN = 25;
const root = `${import.meta.dirname}/../..`;

/**
 * What a bundle is made of, without what is loaded later: each folder's and each large module's part, gzipped by itself
 * before it is minified. The parts are larger than the whole, since what repeats between them is gzipped together there.
 */
export async function modulesOf(title: string, code: string, without: readonly (string | RegExp)[]): Promise<Table> {
  const { output } = await bundleOf(code, without);
  const chunks = output.filter((each) => each.type === 'chunk');
  const first = atOnce(chunks);
  const modules = chunks
    .filter(({ fileName }) => first.has(fileName))
    .flatMap((chunk) => Object.entries(chunk.modules))
    // A module that the bundler makes has a name that begins with a zero byte.
    .map(([id, module]) => ({ name: shorten(relative(root, id.replaceAll('\0', ''))), code: module.code ?? '' }))
    .filter((module) => module.code !== '');

  const folders = new Map<string, string>();
  for (const { name, code: text } of modules) folders.set(folderOf(name), (folders.get(folderOf(name)) ?? '') + text);
  const rows = [
    ...bySize([...folders].map(([name, text]) => toRow(`${name}/`, text))),
    ...bySize(modules.map((module) => toRow(module.name, module.code))).slice(0, SHOWN),
  ];
  return { title, baseline: null, columns: [{ name: 'gzipped by itself', unit: 'bytes', kind: 'measure' }], rows };
}

const shorten = (path: string) => path.replace('packages/hooks/dist/', '').replace('packages/ui/dist/', 'ui/').replace('node_modules/', '').replace('/dist/index.mjs', '');
const folderOf = (name: string) => name.split('/').slice(0, -1).join('/') || name;
const toRow = (name: string, text: string): Row => ({ name, cells: { 'gzipped by itself': [gzipped(text)] } });
const weightOf = ({ cells }: Row) => cells['gzipped by itself']?.[0] ?? 0;
const bySize = (rows: readonly Row[]) => rows.toSorted((a, b) => weightOf(b) - weightOf(a));
