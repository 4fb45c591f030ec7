/** The longest name that is shown, in code points. */
const MAX_LENGTH = 64;

/** Control characters, and format characters that are not part of an emoji. */
const UNFIT = /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** A name that somebody claims, fit to be shown: without control characters and marks that turn the text around. */
export function cleanName(name: string): string {
  const plain = name.replaceAll(UNFIT, '').trim();
  return Array.from(plain).slice(0, MAX_LENGTH).join('');
}
