const MAX_LENGTH = 120;

/** What separates folders, what file systems refuse, and what makes a name look like another one. */
const UNWANTED = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * A name that is safe to save under and to show: one line, no folders, nothing invisible, no mark that turns
 * `gpj.exe` into `exe.jpg`, at most 120 characters with the extension kept.
 */
export function cleanFileName(name: string): string {
  const clean = name.normalize('NFC').replaceAll(UNWANTED, '_').replace(/^[\s.]+/, '').replace(/[\s.]+$/, '');
  if (!clean) return 'file';
  const characters = Array.from(clean);
  if (characters.length <= MAX_LENGTH) return clean;
  const extension = Array.from(/\.[^.\s]{1,15}$/.exec(clean)?.[0] ?? '');
  return [...characters.slice(0, MAX_LENGTH - extension.length), ...extension].join('');
}

/** Types that a browser shows without running anything in them: no SVG, no HTML, no PDF. */
const HARMLESS = /^(image\/(png|jpeg|gif|webp|avif|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;

/**
 * The type under which a received file is kept. An object URL has the page's origin, so a document that
 * could run a script there becomes `application/octet-stream`, which is only ever saved.
 */
export function harmlessType(type: string): string {
  return HARMLESS.test(type) ? type : 'application/octet-stream';
}
