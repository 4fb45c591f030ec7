// This file is the same in @visavis/server, @visavis/hooks and @visavis/ui: all must clean a name to the same one.

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

/** The most that is looked at, in UTF-16 units: nothing that could be left lies beyond. */
const MAX_INPUT = 4096;

/**
 * A text that somebody else wrote, fit to be shown on one line: composed (NFC), trimmed, without what can't be seen or
 * garbles its neighbours; empty if nothing in it can be seen.
 *
 * @param replacement what stands in place of each character that goes
 */
export function cleanText(text: string, replacement = ''): string {
  const plain = text
    .slice(0, MAX_INPUT)
    .normalize('NFC')
    .replaceAll(unfit, replacement)
    .replaceAll(piledMarks, '$1')
    .replaceAll(joiners, (run) => run.slice(-1))
    .replaceAll(edges, '');
  return blank.test(plain) ? '' : plain;
}

/** The longest name of a member, in code points. */
const MAX_NAME = 64;

/** A member's name as the others see it: clean, and at most 64 characters. */
export function cleanName(name: string): string {
  return cleanText(Array.from(cleanText(name)).slice(0, MAX_NAME).join(''));
}
