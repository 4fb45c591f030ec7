import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { UserError } from '../lib/userError.mjs';

/**
 * A package as a user's compiler sees it: by its entry points and what was built for them.
 *
 * @typedef {object} BuiltPackage
 * @property {string} name
 * @property {readonly { specifier: string, exports: readonly ts.Symbol[] }[]} entries in the order of its `exports`
 * @property {ts.TypeChecker} checker
 * @property {(symbol: ts.Symbol) => ts.Symbol} resolve what an exported or imported name stands for
 * @property {(node: ts.Node) => boolean} isOwn whether the package itself declares it
 */

/**
 * @param {string} folder the package's
 * @returns {BuiltPackage}
 * @throws {UserError} if it isn't built
 */
export function readBuiltPackage(folder) {
  const { name, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const entries = Object.entries(/** @type {Record<string, string>} */ (exports))
    .filter(([, file]) => file.endsWith('.js'))
    .map(([path, file]) => ({
      specifier: path === '.' ? name : `${name}${path.slice(1)}`,
      file: join(folder, file.replace(/\.js$/, '.d.ts')),
    }));
  const missing = entries.find(({ file }) => !existsSync(file));
  if (missing) throw new UserError(`${missing.file} is not there. Build first: npm run build`);

  const program = ts.createProgram(
    entries.map(({ file }) => file),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Preserve,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      jsx: ts.JsxEmit.ReactJSX,
      strict: true,
      types: [],
    },
  );
  const checker = program.getTypeChecker();
  const dist = `${join(folder, 'dist').split(sep).join('/')}/`;

  return {
    name,
    entries: entries.map(({ specifier, file }) => {
      const source = program.getSourceFile(file);
      const entry = source && checker.getSymbolAtLocation(source);
      if (!entry) throw new Error(`${file} has no exports.`);
      return { specifier, exports: checker.getExportsOfModule(entry) };
    }),
    checker,
    resolve: (symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol),
    isOwn: (node) => node.getSourceFile().fileName.startsWith(dist),
  };
}
