import ts from 'typescript';

/** @typedef {import('./builtPackage.mjs').BuiltPackage} BuiltPackage */

/**
 * The public types of a package in one page: of each entry point every export as it is declared, by name, without
 * comments. Types that are not exported, but that an export mentions, come last, since they are part of it.
 *
 * Made from what was built, since that is what a user's compiler reads. API Extractor knows one entry point per package
 * (https://github.com/microsoft/rushstack/issues/1596), and ours share most of their types.
 *
 * @param {BuiltPackage} built
 * @returns {string} Markdown that is the same on every machine
 */
export function apiReport(built) {
  return new Report(built).write();
}

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

class Report {
  /**
   * Where each symbol was reported.
   *
   * @type {Map<ts.Symbol, string>}
   */
  #reported = new Map();
  #built;

  /** @param {BuiltPackage} built */
  constructor(built) {
    this.#built = built;
  }

  write() {
    const { name, entries } = this.#built;
    const parts = [`# The public types of ${name}`, 'Made from what is built: `npm run api -- --write`.'];
    for (const { specifier, exports } of entries) {
      parts.push(`## ${specifier}`, ...this.#writeEntry(specifier, exports));
    }
    const hidden = this.#findHidden();
    if (hidden.length > 0) {
      parts.push('## Not exported, but part of the above', fence(hidden.map((symbol) => this.#print(symbol))));
    }
    return `${parts.join('\n\n')}\n`;
  }

  /**
   * @param {string} specifier
   * @param {readonly ts.Symbol[]} exports
   */
  #writeEntry(specifier, exports) {
    /** @type {string[]} */
    const own = [];
    /** @type {Map<string, string[]>} */
    const elsewhere = new Map();
    for (const exported of sortByName(exports)) {
      const symbol = this.#built.resolve(exported);
      const other = this.#reported.get(symbol);
      if (other) elsewhere.set(other, [...(elsewhere.get(other) ?? []), exported.name]);
      else {
        this.#reported.set(symbol, specifier);
        own.push(this.#print(symbol));
      }
    }
    const lists = [...elsewhere].map(([other, names]) => `As in \`${other}\`: ${names.map((n) => `\`${n}\``).join(', ')}.`);
    return own.length > 0 ? [fence(own), ...lists] : lists;
  }

  /** What the reported declarations mention of this package, and what that mentions. */
  #findHidden() {
    /** @type {Set<ts.Symbol>} */
    const hidden = new Set();
    const waiting = [...this.#reported.keys()];
    for (let symbol = waiting.pop(); symbol; symbol = waiting.pop()) {
      for (const mentioned of (symbol.declarations ?? []).flatMap((node) => this.#mentionedIn(node))) {
        if (this.#reported.has(mentioned) || hidden.has(mentioned)) continue;
        hidden.add(mentioned);
        waiting.push(mentioned);
      }
    }
    return sortByName([...hidden]);
  }

  /**
   * @param {ts.Node} node
   * @returns {ts.Symbol[]}
   */
  #mentionedIn(node) {
    /** @type {ts.Symbol[]} */
    const found = [];
    const visit = (/** @type {ts.Node} */ child) => {
      if (ts.isIdentifier(child)) {
        const symbol = this.#built.checker.getSymbolAtLocation(child);
        const resolved = symbol && this.#built.resolve(symbol);
        if (resolved && this.#isOwn(resolved)) found.push(resolved);
      }
      ts.forEachChild(child, visit);
    };
    visit(node);
    return found;
  }

  /**
   * Whether it is declared by this package itself and not inside of another declaration.
   *
   * @param {ts.Symbol} symbol
   */
  #isOwn(symbol) {
    return (symbol.declarations ?? []).some((node) => {
      const statement = statementOf(node);
      // A whole module has no parent.
      return statement.parent?.kind === ts.SyntaxKind.SourceFile && this.#built.isOwn(statement);
    });
  }

  /** @param {ts.Symbol} symbol */
  #print(symbol) {
    return (symbol.declarations ?? [])
      .map((node) => printer.printNode(ts.EmitHint.Unspecified, statementOf(node), node.getSourceFile()))
      .map((text) => text.replace(/^(export )?(declare )?/, ''))
      .join('\n');
  }
}

/**
 * A variable's whole statement, else the declaration itself.
 *
 * @param {ts.Node} node
 */
function statementOf(node) {
  return ts.isVariableDeclaration(node) ? node.parent.parent : node;
}

/** @param {readonly string[]} declarations */
function fence(declarations) {
  return `\`\`\`ts\n${declarations.join('\n\n')}\n\`\`\``;
}

/**
 * By code units, which is the same order everywhere.
 *
 * @param {readonly ts.Symbol[]} symbols
 */
function sortByName(symbols) {
  return symbols.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
