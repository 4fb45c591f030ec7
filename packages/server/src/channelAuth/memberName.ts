const maxCharacters = 64;

// What garbles the text around it or can't be seen: control and format characters, halves of characters, line separators,
// marks that turn the direction of text, fillers. Joiners, variation selectors and tags stay: they are how Persian, the
// scripts of India and emoji are written.
const unfit =
  /\u034F|\u17B4|\u17B5|[\u180B-\u180F]|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u115F\u1160\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB]/gu;
// Nothing in it that can be seen.
const blank = /^[\p{Z}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
// More marks on one letter than any language has: they would run over the lines above and below.
const piledMarks = /(\p{M}{4})\p{M}+/gu;
const joiners = /(?:\u200C|\u200D){2,}/gu;
const edges = /^(?:\s|\u200C|\u200D|\u2800)+|(?:\s|\u200C|\u200D|\u2800)+$/gu;

/**
 * A name as the others get it: trimmed, printable, at most 64 characters; empty if nothing in it can be seen. The hooks
 * clean names by the same rule.
 */
export function cleanMemberName(name: string): string {
  const plain = name
    // Before anything that takes the longer the longer it is; nothing of it that could be left is lost.
    .slice(0, 4096)
    .normalize('NFC')
    .replaceAll(unfit, '')
    .replaceAll(piledMarks, '$1')
    .replaceAll(joiners, (run) => run.slice(-1))
    .replaceAll(edges, '');
  const cut = Array.from(plain).slice(0, maxCharacters).join('').replaceAll(edges, '');
  return blank.test(cut) ? '' : cut;
}
