import ts from 'typescript';

/** @typedef {import('./builtPackage.mjs').BuiltPackage} BuiltPackage */

/** What nearly every component takes if one likes, which its page says once. */
const everywhere = new Set(['labels', 'ref', 'className', 'style']);

/** Types that nobody writes by hand, so that their names say more than what they hold. */
const knownByName = new Set(['Signaling']);

/** How long an alias may be to be written out, in characters. */
const maxAlias = 90;

/**
 * Writes the table of an options type between each pair of `<!-- options: NAME -->` and `<!-- /options -->`: what it
 * declares itself or takes over from another type of the package, with type, docstring and `@default`.
 *
 * @param {string} page Markdown
 * @param {BuiltPackage} built
 * @returns {string}
 * @throws Error for a type that the package doesn't export
 */
export function fillOptionsTables(page, built) {
  return page.replaceAll(
    /(<!-- options: (\w+) -->\n)[^]*?(<!-- \/options -->)/g,
    (_, start, name, end) => `${start}\n${table(name, built)}\n\n${end}`,
  );
}

/**
 * The names of the types of options and props that have something to tell and no table in the page. What is in
 * `/core` as well is the engine's own, which hooks stand in front of.
 *
 * @param {string} page Markdown
 * @param {BuiltPackage} built
 */
export function findUntold(page, built) {
  const engine = built.entries.find(({ specifier }) => specifier.endsWith('/core'))?.exports ?? [];
  const engineNames = new Set(engine.map(({ name }) => name));
  return built.entries
    .flatMap(({ exports }) => exports)
    .filter(({ name }) => /(Options|Props)$/.test(name) && !engineNames.has(name))
    .filter((symbol) => optionsOf(symbol, built).length > 0 && !page.includes(`<!-- options: ${symbol.name} -->`))
    .map(({ name }) => name);
}

/**
 * @param {string} name
 * @param {BuiltPackage} built
 */
function table(name, built) {
  const exported = built.entries.flatMap(({ exports }) => exports).find((symbol) => symbol.name === name);
  if (!exported) throw new Error(`${built.name} exports no ${name}.`);
  const options = optionsOf(exported, built);
  const kind = name.endsWith('Props') ? 'prop' : name.endsWith('Options') ? 'option' : 'field';
  const rows = options.map((option) => row(option, built));
  return [`| ${kind} | type | meaning | default |`, '| --- | --- | --- | --- |', ...rows].join('\n');
}

/**
 * What the type holds that the package itself declares, required ones first.
 *
 * @param {ts.Symbol} type
 * @param {BuiltPackage} built
 */
function optionsOf(type, { checker, resolve, isOwn }) {
  return checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(resolve(type)))
    .filter((option) => !(everywhere.has(option.name) && isOptional(option)) && option.declarations?.some(isOwn))
    .toSorted((a, b) => Number(isOptional(a)) - Number(isOptional(b)));
}

/** @param {ts.Symbol} option */
function isOptional({ flags }) {
  return (flags & ts.SymbolFlags.Optional) !== 0;
}

/**
 * @param {ts.Symbol} option
 * @param {BuiltPackage} built
 */
function row(option, built) {
  const { checker } = built;
  const meaning = ts.displayPartsToString(option.getDocumentationComment(checker));
  const tag = option.getJsDocTags(checker).find(({ name }) => name === 'default');
  const fallback = tag ? value(ts.displayPartsToString(tag.text)) : isOptional(option) ? '' : 'required';
  const cells = [`\`${option.name}\``, code(typeText(option, built)), meaning, fallback];
  return `| ${cells.map((cell) => cell.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim()).join(' | ')} |`;
}

/**
 * A default: what can be written in code as code, and no word about `undefined`, which is how every option is left out.
 *
 * @param {string} text
 */
function value(text) {
  const words = text.replace(/^undefined \((.*)\)$/s, '$1');
  return /^('[^']*'|true|false|null|[\d.]+|\d+ \/ \d+|\w+\.\w+)$/.test(words) ? code(words) : words;
}

/** @param {string} text */
function code(text) {
  return text === '' ? '' : `\`${text}\``;
}

/**
 * The type as it is declared; in place of the names of this package's own types, what they hold.
 *
 * @param {ts.Symbol} option
 * @param {BuiltPackage} built
 */
function typeText(option, built) {
  const declaration = option.declarations?.[0];
  if (declaration && ts.isMethodSignature(declaration)) {
    const parameters = declaration.parameters.map((parameter) => parameter.getText()).join(', ');
    return `(${parameters}) => ${declaration.type?.getText() ?? 'void'}`;
  }
  const type = declaration && ts.isPropertySignature(declaration) ? declaration.type : undefined;
  if (!type) return '';
  const parts = (ts.isUnionTypeNode(type) ? [...type.types] : [type])
    .filter((part) => part.kind !== ts.SyntaxKind.UndefinedKeyword)
    .map((part) => (ts.isParenthesizedTypeNode(part) ? part.type : part));
  return parts.map((part) => (ts.isFunctionTypeNode(part) && parts.length > 1 ? `(${shape(part, built)})` : shape(part, built))).join(' | ');
}

/**
 * @param {ts.TypeNode} type
 * @param {BuiltPackage} built
 * @returns {string}
 */
function shape(type, built) {
  if (ts.isTypeOperatorNode(type)) return shape(type.type, built);
  if (ts.isArrayTypeNode(type)) return `${shape(type.elementType, built)}[]`;
  if (!ts.isTypeReferenceNode(type)) return type.getText();
  const name = built.checker.getSymbolAtLocation(type.typeName);
  const declaration = name && built.resolve(name).declarations?.[0];
  if (!declaration || !built.isOwn(declaration)) return type.getText();
  if (ts.isInterfaceDeclaration(declaration) && !knownByName.has(type.getText())) {
    return fields(type, built) ?? type.getText();
  }
  if (!ts.isTypeAliasDeclaration(declaration) || declaration.typeParameters) return type.getText();
  const alias = declaration.type.getText().replaceAll(/\s+/g, ' ');
  return alias.length > maxAlias ? type.getText() : alias;
}

/**
 * @param {ts.TypeReferenceNode} type
 * @param {BuiltPackage} built
 * @returns {string | null} such as `{ id, label? }`; null for a long one
 */
function fields(type, { checker }) {
  const properties = checker.getPropertiesOfType(checker.getTypeFromTypeNode(type));
  if (properties.length > 12) return null;
  const names = properties.map((property) => `${property.name}${isOptional(property) ? '?' : ''}`);
  return `{ ${names.join(', ')} }`;
}
