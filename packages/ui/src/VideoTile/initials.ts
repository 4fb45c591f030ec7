const hangul = /^\p{Script=Hangul}+$/u;

/**
 * The one or two characters that stand for a name: "Ada Lovelace" is AL, "홍길동" is 길동 (the given name, as
 * Koreans shorten it), an emoji is itself. Empty for a name without a letter, a digit or a symbol.
 */
export function initials(name: string): string {
  const words = name
    .split(/\s+/u)
    // Keeps letters with their accents, digits, and emoji with their joiners; drops brackets and the like.
    .map((word) => word.replaceAll(/[^\p{L}\p{M}\p{N}\p{So}\p{Sk}\p{Join_Control}]/gu, ''))
    .filter((word) => word !== '');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (hangul.test(last)) return last.slice(-2);
  const letters = words.length > 1 ? firstCharacter(first) + firstCharacter(last) : firstCharacter(first);
  return letters.toUpperCase();
}

/** What a reader sees as the first character: a family emoji is seven code points, but one. */
function firstCharacter(word: string): string {
  for (const { segment } of new Intl.Segmenter().segment(word)) return segment;
  return '';
}
