const maxCodePoints = 64;

// Control characters and lone surrogates, line separators, and the marks that turn the direction of all
// that follows: in a list of names they would garble the neighbours.
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** A name as the others get it: trimmed, printable, at most 64 characters; empty if nothing is left. */
export function cleanMemberName(name: string): string {
  const characters = Array.from(name.replaceAll(unprintable, '').trim());
  return characters.slice(0, maxCodePoints).join('').trimEnd();
}
