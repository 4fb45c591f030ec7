import { cleanText } from '../cleanText';

/** What file systems take, in bytes of UTF-8. */
const MAX_BYTES = 255;

/** What separates folders, and what file systems refuse. */
const UNWANTED = /[\\/:*?"<>|]/g;
/** Devices of Windows, which are no files there under any extension, with spaces before it too. */
const RESERVED = /^(con|conin\$|conout\$|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*(?:\.|$))/i;

/**
 * A name that is safe to save under and to show: one line, no folders, nothing invisible, no mark that turns
 * `gpj.exe` into `exe.jpg`, no device of Windows, at most 255 bytes with the extension kept.
 */
export function cleanFileName(name: string): string {
  const clean = cleanText(name, '_')
    .replaceAll(UNWANTED, '_')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '')
    .replace(RESERVED, '$1_');
  if (!clean) return 'file';
  const extension = /\.[^.\s]{1,15}$/.exec(clean)?.[0] ?? '';
  const stem = clean.slice(0, clean.length - extension.length);
  return cutBytes(stem, MAX_BYTES - bytesOf(extension)) + extension;
}

/** As many whole characters of `text` as fit into so many bytes, with nothing left hanging at its end. */
function cutBytes(text: string, maxBytes: number): string {
  if (bytesOf(text) <= maxBytes) return text;
  let bytes = 0;
  let cut = '';
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > maxBytes) break;
    cut += character;
  }
  return cleanText(cut).replace(/[\s.]+$/, '');
}

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text).byteLength;

/** Types that a browser shows without running anything in them: no SVG, no HTML, no PDF. */
const HARMLESS = /^(image\/(png|jpeg|gif|webp|avif|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

/**
 * The type under which a received file is kept. An object URL has the page's origin, so a document that
 * could run a script there becomes `application/octet-stream`, which is only ever saved.
 */
export function harmlessType(type: string): string {
  return HARMLESS.test(type) ? type : 'application/octet-stream';
}
