/** What is asked of a chunk here. */
interface Chunk {
  readonly fileName: string;
  readonly isEntry: boolean;
  /** The chunks that it loads before it runs. */
  readonly imports: readonly string[];
  /** The chunks that it may load while it runs, by `import()`. */
  readonly dynamicImports: readonly string[];
  /** The module that the chunk was made for, if it was made for one. */
  readonly facadeModuleId: string | null;
}

/** The files that a page loads at once: its entry, and all that is imported from there without `import()`. */
export function atOnce(chunks: readonly Chunk[]): ReadonlySet<string> {
  return reach(chunks, ({ imports }) => imports);
}

/**
 * The files that a page has loaded once it is in a call: also what comes by `import()`, but for what is asked for by an option, or
 * by the user.
 *
 * @param isOptional whether a module, by its path, is fetched only then
 */
export function inCall(chunks: readonly Chunk[], isOptional: (module: string) => boolean): ReadonlySet<string> {
  const optional = new Set(
    chunks.filter(({ facadeModuleId }) => facadeModuleId !== null && isOptional(facadeModuleId)).map(({ fileName }) => fileName),
  );
  return reach(chunks, ({ imports, dynamicImports }) => [...imports, ...dynamicImports.filter((name) => !optional.has(name))]);
}

function reach(chunks: readonly Chunk[], next: (chunk: Chunk) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (chunk: Chunk | undefined) => {
    if (!chunk || found.has(chunk.fileName)) return;
    found.add(chunk.fileName);
    for (const name of next(chunk)) add(chunks.find(({ fileName }) => fileName === name));
  };
  for (const chunk of chunks) if (chunk.isEntry) add(chunk);
  return found;
}
