import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../lib/root.mjs';
import { guidesListed, guidesThere, makeLlms } from './makeLlms.mjs';
import { anchorOf, firstCode, firstParagraph, sectionOf, tableRows } from './markdown.mjs';

describe('llms.txt', () => {
  const text = makeLlms();

  it('is what the READMEs say; if not: npm run llms -- --write', () => {
    expect(readFileSync(join(root, 'llms.txt'), 'utf8').replaceAll('\r\n', '\n')).toBe(text);
  });

  it('lists every guide', () => expect(guidesListed.toSorted()).toEqual(guidesThere().toSorted()));

  it('has a link on each line of its lists, which leads to what is there, with a few words', () => {
    const lines = text.split('\n').filter((line) => line.startsWith('- '));
    expect(lines.length).toBeGreaterThan(70);
    expect(lines.filter((line) => !/^- \[[^\]]+\]\([^)]+\): \S/.test(line))).toEqual([]);
    const links = lines.map((line) => /\]\(([^)]+)\)/.exec(line)?.[1] ?? '');
    const missing = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      if (!existsSync(join(root, path))) return true;
      const headings = readFileSync(join(root, path), 'utf8').matchAll(/^#+ (.*)$/gm);
      return anchor !== undefined && ![...headings].some(([, heading = '']) => anchorOf(heading) === anchor);
    });
    expect(missing).toEqual([]);
  });

  it('knows every hook and every component that is exported', () => {
    const named = (path: string, pattern: RegExp) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(pattern)].map(([, name = '']) => name);
    const hooks = named('packages/hooks/src/index.ts', /\b(use[A-Z]\w+)(?=[,\s}])/g).filter((name) => !/(Options|Result|Props)$/.test(name));
    // Those of a context are with its provider, and in the table there.
    const inTable = hooks.filter((name) => !['useRoomContext', 'useParticipants', 'useParticipant', 'useLocalParticipant'].includes(name));
    expect(inTable.filter((name) => !text.includes(`[${name}(`))).toEqual([]);
    for (const name of ['VideoGrid', 'CallAudio', 'LabelsProvider']) expect(text).toContain(name);
  });
});

describe('what is read of Markdown', () => {
  const page = '# Title\n\n![picture](a.jpg)\n\nOne\ntwo.\n\n## Part\n\n```sh\n# no heading\n```\n\n| a | b |\n| --- | --- |\n| `x \\| y` | z |\n\n### Below\n\nText\n\n## Next\n';

  it('takes a section up to the next heading of its level', () => {
    expect(sectionOf(page, 'Part')).toContain('### Below');
    expect(sectionOf(page, 'Part')).not.toContain('## Next');
    expect(() => sectionOf(page, 'Nowhere')).toThrow('There is no heading "Nowhere".');
  });
  it('takes the first paragraph of text', () => expect(firstParagraph(page)).toBe('One two.'));
  it('takes the rows of a table', () => expect(tableRows(page)).toEqual([['`x | y`', 'z']]));
  it('takes a block of code', () => expect(firstCode(page, 'sh')).toBe('```sh\n# no heading\n```'));
  it('makes an anchor as GitHub does', () => expect(anchorOf('`ControlBar` and its buttons')).toBe('controlbar-and-its-buttons'));
});
