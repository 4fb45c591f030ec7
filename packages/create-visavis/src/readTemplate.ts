import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Framework, Signaling } from './choices';
import { mergeManifests, type Manifest, type MergeOptions } from './manifest';

/** What an app is made of: the text of each file by its path, with `/` between its parts. */
export type Files = ReadonlyMap<string, string>;

/** In the templates, the name of the app. */
const PLACEHOLDER = 'visavis-app';

/** npm leaves these files out of a package, so that they have another name in it. */
const dotted = new Map([
  ['_gitignore', '.gitignore'],
  ['_env.example', '.env.example'],
]);

export interface TemplateOptions extends MergeOptions {
  framework: Framework;
  signaling: Signaling;
}

/** The folders that an app is put together from. What two of them have, the later one gives. */
export function layersOf(framework: Framework, signaling: Signaling): readonly string[] {
  return ['common', framework, signaling, `${framework}-${signaling}`];
}

/** Puts an app together, from the folder of all templates. Writes nothing. */
export async function readTemplate(templates: string, options: TemplateOptions): Promise<Files> {
  const files = new Map<string, string>();
  const manifests: Manifest[] = [];
  for (const layer of layersOf(options.framework, options.signaling)) {
    for (const [path, text] of await readLayer(join(templates, layer))) {
      if (path === 'package.json') manifests.push(JSON.parse(text) as Manifest);
      else files.set(path, text.replaceAll(PLACEHOLDER, options.name));
    }
  }
  return files.set('package.json', `${JSON.stringify(mergeManifests(manifests, options), null, 2)}\n`);
}

async function readLayer(folder: string): Promise<[path: string, text: string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path): Promise<[string, string]> => {
      const parts = relative(folder, path).split(sep);
      const name = parts.pop() ?? '';
      return [[...parts, dotted.get(name) ?? name].join('/'), await readFile(path, 'utf8')];
    }),
  );
}
