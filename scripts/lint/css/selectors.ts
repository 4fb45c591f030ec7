/** A selector of a style sheet, and where it stands. */
export interface Selector {
  text: string;
  line: number;
}

/** All selectors of a style sheet, those of keyframes left out. */
export function selectorsOf(css: string): Selector[] {
  const found: Selector[] = [];
  const blocks: string[] = [];
  // Comments keep their lines.
  const plain = css.replaceAll(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  let start = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const character = plain[at];
    if (character === ';') start = at + 1;
    if (character === '}') {
      blocks.pop();
      start = at + 1;
    }
    if (character !== '{') continue;
    const prelude = plain.slice(start, at);
    const isRule = !prelude.trim().startsWith('@') && !blocks.some((block) => block.startsWith('@keyframes'));
    if (isRule) {
      const line = plain.slice(0, start + prelude.search(/\S/)).split('\n').length;
      for (const text of splitList(prelude)) found.push({ text, line });
    }
    blocks.push(prelude.trim());
    start = at + 1;
  }
  return found;
}

/** The members of a comma-separated list, commas in parentheses left alone. */
function splitList(list: string): string[] {
  const members = [''];
  let depth = 0;
  for (const character of list) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) members.push('');
    else members[members.length - 1] += character;
  }
  return members.map((member) => member.replaceAll(/\s+/g, ' ').trim());
}

/** How many ids, and how many classes, attributes and pseudo-classes a selector weighs; elements don't count. */
export function weightOf(selector: string): { ids: number; classes: number } {
  const weight = { ids: 0, classes: 0 };
  let rest = selector;
  // From the innermost out: `:where()` weighs nothing, of `:is()`, `:not()` and `:has()` the heaviest member counts.
  for (let inner = findFunction(rest); inner; inner = findFunction(rest)) {
    rest = rest.slice(0, inner.start) + rest.slice(inner.end);
    const { name, members } = inner;
    if (name === ':where') continue;
    const weights = members.map(weightOf);
    weight.ids += Math.max(0, ...weights.map(({ ids }) => ids));
    weight.classes += name.startsWith(':nth') ? 1 : Math.max(0, ...weights.map(({ classes }) => classes));
  }
  weight.ids += rest.match(/#[\w-]+/g)?.length ?? 0;
  const withoutElements = rest.replaceAll(/::[\w-]+/g, '');
  weight.classes += withoutElements.match(/\.[\w-]+|\[[^\]]*\]|(?<!:):[\w-]+/g)?.length ?? 0;
  return weight;
}

/** The first function of a selector that is in no other one. */
function findFunction(selector: string) {
  const opening = /(:[\w-]+)\(/.exec(selector);
  if (!opening) return null;
  let depth = 1;
  let end = opening.index + opening[0].length;
  const inside = end;
  for (; end < selector.length && depth > 0; end += 1) {
    if (selector[end] === '(') depth += 1;
    if (selector[end] === ')') depth -= 1;
  }
  return { start: opening.index, end, name: opening[1] ?? '', members: splitList(selector.slice(inside, end - 1)) };
}
