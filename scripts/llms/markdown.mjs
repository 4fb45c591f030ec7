/** What of our own Markdown is read: headings, paragraphs, tables, lists and blocks of code. */

/**
 * The part below a heading, up to the next one of its level or a higher one.
 *
 * @param {string} text
 * @param {string} heading without its marks
 * @returns {string}
 * @throws {Error} if there is no such heading
 */
export function sectionOf(text, heading) {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start < 0) throw new Error(`There is no heading "${heading}".`);
  const level = lines[start]?.indexOf(' ') ?? 0;
  let inCode = false;
  const length = lines.slice(start + 1).findIndex((line) => {
    if (line.startsWith('```')) inCode = !inCode;
    return !inCode && /^#+ /.test(line) && line.indexOf(' ') <= level;
  });
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n');
}

/**
 * The first paragraph of plain text below the title, on one line.
 *
 * @param {string} text
 * @returns {string}
 */
export function firstParagraph(text) {
  const blocks = text.replace(/^# .*\n/, '').split(/\n{2,}/).map((block) => block.trim());
  const found = blocks.find((block) => block !== '' && !/^([#|![<>-]|```|\d+\.)/.test(block));
  return (found ?? '').replaceAll('\n', ' ');
}

/**
 * The rows of the first table, without its head.
 *
 * @param {string} text
 * @returns {string[][]} the cells of each
 */
export function tableRows(text) {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith('| ---'));
  const rows = start < 0 ? [] : lines.slice(start + 1);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  // A bar inside of a cell has a backslash before it.
  return (end < 0 ? rows : rows.slice(0, end)).map((row) =>
    row.slice(1, row.lastIndexOf('|')).split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')),
  );
}

/**
 * The first block of code in a language, with its fence.
 *
 * @param {string} text
 * @param {string} language
 * @returns {string}
 * @throws {Error} if there is none
 */
export function firstCode(text, language) {
  const found = new RegExp(`^\`\`\`${language}\\n[^]*?^\`\`\`$`, 'm').exec(text);
  if (!found) throw new Error(`There is no code in ${language}.`);
  return found[0];
}

/**
 * The anchor of a heading, as GitHub makes it.
 *
 * @param {string} heading
 * @returns {string}
 */
export function anchorOf(heading) {
  return heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
}
