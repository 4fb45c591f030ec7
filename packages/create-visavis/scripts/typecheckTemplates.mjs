// Checks the types of every app that can be made, without making it: to the compiler, its layers are one folder
// (`rootDirs`). The packages are as they were built; fresh apps, with packed ones, are compiled by scripts/install.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = fileURLToPath(new URL('..', import.meta.url));
const templates = join(here, 'templates');

/** @type {Map<string, ts.SourceFile | undefined>} */
const parsed = new Map();
let faults = 0;

for (const framework of ['vite', 'next']) {
  // What the app itself asks for, so that nothing is checked less strictly than by its own compiler.
  const own = ts.readConfigFile(join(templates, framework, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent({ ...own, files: [], include: [] }, ts.sys, join(templates, framework));
  for (const signaling of ['pusher', 'socket-io', 'two-tabs']) {
    const layers = ['common', framework, signaling, `${framework}-${signaling}`].map((layer) => join(templates, layer));
    check(`${framework}-${signaling}`, layers, { ...options, incremental: false, skipLibCheck: true, rootDirs: layers, types: ['vite/client', 'node'] });
  }
}
process.exitCode = faults > 0 ? 1 : 0;

/**
 * @param {string} name of the app
 * @param {readonly string[]} layers folders, of which a later one goes before
 * @param {ts.CompilerOptions} options
 */
function check(name, layers, options) {
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const layer of layers) {
    for (const path of readdirSync(layer, { recursive: true, encoding: 'utf8' })) {
      if (/\.tsx?$/.test(path)) files.set(path, join(layer, path));
    }
  }
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...rest) => {
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, ...rest));
    return parsed.get(file);
  };
  const program = ts.createProgram([...files.values()], options, host);
  const diagnostics = ts.getPreEmitDiagnostics(program);
  faults += diagnostics.length;
  if (diagnostics.length > 0) {
    process.stderr.write(`\n${name}\n${ts.formatDiagnostics(diagnostics, { ...host, getCanonicalFileName: (file) => file })}`);
  }
}
