/** What is asked of a chunk here. */
interface Chunk {
  readonly fileName: string;
  readonly isEntry: boolean;
  /** The chunks that it loads before it runs. */
  readonly imports: readonly string[];
}

/** The files that a page loads at once: its entry, and all that is imported from there without `import()`. */
export function atOnce(chunks: readonly Chunk[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (chunk: Chunk | undefined) => {
    if (!chunk || found.has(chunk.fileName)) return;
    found.add(chunk.fileName);
    for (const name of chunk.imports) add(chunks.find(({ fileName }) => fileName === name));
  };
  for (const chunk of chunks) if (chunk.isEntry) add(chunk);
  return found;
}
