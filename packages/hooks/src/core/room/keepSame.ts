/** The list before if it holds the same, so that who reads it sees no change. */
export function keepSame<T>(before: readonly T[], next: readonly T[]): readonly T[] {
  return before.length === next.length && before.every((each, index) => each === next[index]) ? before : next;
}
