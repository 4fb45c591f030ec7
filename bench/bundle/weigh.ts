import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { atOnce, inCall } from './chunks';

/** What a page has to load, minified and gzipped, in bytes. */
export interface Weight {
  /** What it loads at once. */
  readonly script: number;
  /** What is loaded when it is needed, by `import()`. */
  readonly later: number;
  /** What it has loaded once it is in a call: `script`, and of `later` what every call fetches. */
  readonly call: number;
  readonly styles: number;
}

/** React is there already: what a library adds to it is the question. */
const react = /^react(-dom)?(\/|$)/;

/**
 * What is fetched where an option asks for it (a relay, access kept by the server, a room key, processors, a lobby that prepares) or
 * the user does (connection details): not by every call. A grid fetches its controls as it appears.
 */
const isOptional = (module: string) =>
  /\/(httpRelay|enterLockableRoom|encryption|processorChain|createPreparedRoom|preparePusher)\.js$|\/ui\/dist\/(?!VideoGrid\/gridControls\.js$)/.test(module);

/**
 * Bundles a module's text with Vite as an application would, and weighs all that came of it.
 *
 * @param code a module; relative imports start in `bench/bundle`
 * @param without packages to leave out, beside React, by name or by the path of a module
 */
export async function weigh(code: string, without: readonly (string | RegExp)[] = []): Promise<Weight> {
  const { output } = await bundleOf(code, without);
  const chunks = output.filter((each) => each.type === 'chunk');
  const styles = output.filter((each) => each.fileName.endsWith('.css'));
  const first = atOnce(chunks);
  const called = inCall(chunks, isOptional);
  const size = (some: readonly Rolldown.OutputChunk[]) => sum(some.map((chunk) => gzipped(chunk.code)));
  return {
    script: size(chunks.filter(({ fileName }) => first.has(fileName))),
    later: size(chunks.filter(({ fileName }) => !first.has(fileName))),
    call: size(chunks.filter(({ fileName }) => called.has(fileName))),
    styles: sum(styles.map((each) => gzipped('source' in each ? each.source : ''))),
  };
}

/** Bundles a module's text with Vite as an application would; as `weigh`. */
export async function bundleOf(code: string, without: readonly (string | RegExp)[] = []): Promise<Rolldown.RolldownOutput> {
  const entry = `${import.meta.dirname}/entry.tsx`;
  const result = await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    publicDir: false,
    mode: 'production',
    plugins: [
      {
        name: 'entry',
        resolveId: { order: 'pre', handler: (id) => (id === entry ? id : null) },
        load: (id) => (id === entry ? code : null),
      },
    ],
    build: {
      write: false,
      minify: 'oxc',
      target: 'es2022',
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: entry,
        external: [react, ...without.map((name) => (typeof name === 'string' ? new RegExp(`^${name}(/|$)`) : name))],
        // Its exports stay, and what a later chunk needs of it may be added: as in an app, whose entry is nobody's module. With 'strict'
        // all that the two share would become small chunks of its own.
        preserveEntrySignatures: 'allow-extension',
        // Some peers warn about themselves: a directive, an `eval`.
        onLog: () => {},
      },
    },
  });
  return result as Rolldown.RolldownOutput;
}

export const gzipped = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
