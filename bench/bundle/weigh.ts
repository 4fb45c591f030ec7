import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

/** What a page has to load, minified and gzipped, in bytes. */
export interface Weight {
  readonly script: number;
  readonly styles: number;
}

/** React is there already: what a library adds to it is the question. */
const react = /^react(-dom)?(\/|$)/;

/**
 * Bundles a module's text with Vite as an application would, and weighs all that came of it.
 *
 * @param code a module; relative imports start in `bench/bundle`
 * @param without packages to leave out, beside React
 */
export async function weigh(code: string, without: readonly string[] = []): Promise<Weight> {
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
        external: [react, ...without.map((name) => new RegExp(`^${name}(/|$)`))],
        preserveEntrySignatures: 'strict',
        // Some peers warn about themselves: a directive, an `eval`.
        onLog: () => {},
      },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  const chunks = output.filter((each) => each.type === 'chunk');
  const styles = output.filter((each) => each.fileName.endsWith('.css'));
  return {
    script: sum(chunks.map((chunk) => gzipped(chunk.code))),
    styles: sum(styles.map((each) => gzipped('source' in each ? each.source : ''))),
  };
}

const gzipped = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
