import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** What takes the place of each module that simple-peer requires. */
const standIns: Readonly<Record<string, string>> = {
  buffer: 'buffer.ts',
  debug: 'debug.ts',
  'err-code': 'errCode.ts',
  'get-browser-rtc': 'getBrowserRtc.ts',
  'queue-microtask': 'queueMicrotask.ts',
  randombytes: 'randombytes.ts',
  'readable-stream': 'readableStream.ts',
};

const folder = join(import.meta.dirname, 'src/core/peer/simplePeer');
/** Where the compiled module belongs among our sources, and so in what is published. No file is there. */
const moduleId = join(folder, 'simplePeer.js');

let compiled: Promise<string> | undefined;

/**
 * A plugin for Rolldown and Vite: `import SimplePeer from 'simple-peer'` is simple-peer's own source with the stand-ins
 * of `src/core/peer/simplePeer` in place of Node's modules. The build and everything that runs from source use it alike.
 */
export function slimSimplePeer() {
  const plugin = {
    name: 'slim-simple-peer',
    resolveId: (id: string) => (id === 'simple-peer' ? moduleId : null),
    load: (id: string) => (id.split('?')[0] === moduleId ? (compiled ??= compile()) : null),
  };
  // Vite looks through all sources for dependencies before it serves any, without the plugins it serves with.
  const config = () => ({ optimizeDeps: { rolldownOptions: { plugins: [plugin] } } });
  return { ...plugin, enforce: 'pre' as const, config };
}

/** Bundles simple-peer and the stand-ins into one minified module that imports nothing. */
async function compile(): Promise<string> {
  const input = createRequire(import.meta.url).resolve('simple-peer');
  const bundle = await rolldown({
    input,
    platform: 'browser',
    plugins: [
      {
        name: 'stand-ins',
        resolveId(id, importer) {
          const standIn = importer === input ? standIns[id] : undefined;
          return standIn ? join(folder, standIn) : null;
        },
        load: (id) => (id === input ? toModule(readFileSync(input, 'utf8')) : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  if (output.length !== 1) throw new Error('simple-peer was compiled into more than one file.');
  return output[0].code;
}

/**
 * The same text with `import` and `export` in place of `require` and `module.exports`.
 * @throws if it requires what has no stand-in, or in a way that is not known here
 */
function toModule(source: string): string {
  const imports: string[] = [];
  const body = source
    .replaceAll(/^const (\{ \w+ \}) = require\('([\w-]+)'\)$/gm, (_, names: string, id: string) => {
      imports.push(`import ${names} from '${id}';`);
      return '';
    })
    .replaceAll(/require\('([\w-]+)'\)/g, (_, id: string) => {
      const name = `required${imports.length}`;
      imports.push(`import ${name} from '${id}';`);
      return name;
    })
    .replace(/^module\.exports = /m, 'export default ');
  const strange = /require\(|module\.exports/.exec(body) ?? imports.find((line) => !standIns[line.split("'")[1] ?? '']);
  if (strange) throw new Error(`simple-peer has something that no stand-in is known for: ${String(strange)}`);
  return `${body}\n${imports.join('\n')}\n`;
}
