/** Scripts in which a name is written in one piece, the family name first. */
const joined = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
/** Titles, before and after a name: abbreviations by their period, others by the word. */
const title = /^(?:\p{L}{2,}\.|dr|mr|mrs|ms|mx|prof|sir|phd|md|jr|sr|님|씨|선생님|교수님?|박사님?)$/iu;

/**
 * The one or two characters that stand for a name. Of a name written in one piece (Korean, Chinese, Japanese) the last
 * two, which are the given name or its end: "홍길동" is 길동. Of all others the first of the first and of the last word:
 * "Dr. Ada Byron" is AB, since titles don't count. Empty for a name without a letter, a digit or a symbol.
 */
export function initials(name: string): string {
  const all = name.split(/\s+/u);
  const untitled = all.filter((word) => !title.test(word));
  const words = (untitled.some((word) => clean(word) !== '') ? untitled : all).map(clean).filter((word) => word !== '');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (joined.test(last)) return last.slice(-2);
  const letters = words.length > 1 ? firstCharacter(first) + firstCharacter(last) : firstCharacter(first);
  return letters.toUpperCase();
}

/** Keeps letters with their accents, digits, and emoji with their joiners; drops brackets and the like. */
function clean(word: string): string {
  return word.replaceAll(/[^\p{L}\p{M}\p{N}\p{So}\p{Sk}\p{Join_Control}]/gu, '');
}

/** What a reader sees as the first character: a family emoji is seven code points, but one. */
function firstCharacter(word: string): string {
  // Firefox before 125 has no segmenter.
  const [first] = 'Segmenter' in Intl ? new Intl.Segmenter().segment(word) : [];
  return first?.segment ?? Array.from(word)[0] ?? '';
}
