import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { root } from '../../lib/root.mjs';
import { selectorsOf, weightOf } from './selectors';

// An application changes the components by one class of its own, whatever state they are in. So no rule of ours may
// weigh more than one class: variants, states and what is around an element stand in `:where()`.
const source = join(root, 'packages/ui/src');
const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));

/** What is shared by all components, as are words in `styles/base.css`. */
const shared = 'styles/base.css';

/** Components that change what another one looks like inside of them, and why. */
const reaching: Record<string, string> = {
  '.visavis-file': 'ChatPanel/ChatPanel.css: a file in a bubble, which is sunken itself, stands out from it',
};

const read = (sheet: string) => selectorsOf(readFileSync(join(source, sheet), 'utf8'));
/** Which sheets say what a class is like, whatever is around it. */
const owners = new Map<string, string[]>();
for (const sheet of sheets) {
  for (const { text } of read(sheet)) {
    if (/^\.[\w-]+$/.test(text)) owners.set(text, [...(owners.get(text) ?? []), sheet]);
  }
}

describe.each(sheets)('%s', (sheet) => {
  const selectors = read(sheet);

  it('has no rule that weighs more than one class', () => {
    const heavy = selectors.filter(({ text }) => {
      const { ids, classes } = weightOf(text);
      return (ids > 0 || classes > 1);
    });
    expect(heavy.map(({ text, line }) => `${sheet}:${line} ${text}`)).toEqual([]);
  });

  it('changes no other component, but what is around it by properties that are inherited', () => {
    const reaches = selectors.filter(({ text }) => {
      const subject = text.replaceAll(/:where\((?:[^()]|\([^()]*\))*\)/g, '').match(/\.[\w-]+/g)?.at(-1) ?? '';
      const owned = owners.get(subject) ?? [sheet];
      return !owned.includes(sheet) && !owned.includes(shared) && !(subject in reaching);
    });
    expect(sheet === shared ? [] : reaches.map(({ text, line }) => `${sheet}:${line} ${text}`)).toEqual([]);
  });

  it('has no child behind a child combinator that is a grandchild: `.a > :where(ul > li)` is no item of the list in `.a`', () => {
    const deep = selectors.filter(({ text }) => /> :where\((?:[^()]|\([^()]*\))*>/.test(text));
    expect(deep.map(({ text, line }) => `${sheet}:${line} ${text}`)).toEqual([]);
  });

  it('touches nothing that is not a component’s', () => {
    const foreign = selectors.filter(({ text }) => !text.includes('.visavis-') && !/^:where\((?::root|\[class\*=)/.test(text));
    expect(foreign.map(({ text, line }) => `${sheet}:${line} ${text}`)).toEqual([]);
  });
});

test.each([
  ['.a', 0, 1],
  ['.a:hover', 0, 2],
  ['.a:where(:hover, [data-x])', 0, 1],
  [':where(.a[data-x]) > .b', 0, 1],
  ['.a > button::before', 0, 1],
  ['.a::after', 0, 1],
  ['.a:is(.b, .c .d) > #e', 1, 3],
  ['.a:not(:hover, :where(.b))', 0, 2],
  [".a:where(:is([data-x='1'], .c):not(.d)) i", 0, 1],
  ['.a:nth-child(2)', 0, 2],
])('the weight of %s is %i ids and %i classes', (selector, ids, classes) => {
  expect(weightOf(selector)).toEqual({ ids, classes });
});

test('finds selectors in conditions, and none in keyframes', () => {
  const css = `/* .x { } */
    .a, .b:is(.c, .d) { color: red; }
    @media (hover: hover) { .e { color: red } }
    @keyframes f { from { color: red } }`;
  expect(selectorsOf(css)).toEqual([
    { text: '.a', line: 2 },
    { text: '.b:is(.c, .d)', line: 2 },
    { text: '.e', line: 3 },
  ]);
});
