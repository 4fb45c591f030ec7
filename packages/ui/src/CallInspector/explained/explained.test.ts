import { expect, test } from 'vitest';
import { explained as en } from './en';
import { explained as ko } from './ko';

/** Every string with its path; functions are asked with text or a time. */
function* strings(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'function') yield [path, String(value('9', 9, 9, 9))];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* strings(inner, `${path}.${key}`);
  }
}

/** Names that are the same in every language. */
const international = /\.glossary\.\w+\.name$/;

test('Korean explains everything that English does, and in Korean', () => {
  const korean = new Map(strings(ko, ''));
  const english = [...strings(en, '')];
  expect([...korean.keys()]).toEqual(english.map(([path]) => path));
  for (const [path, text] of korean) if (!international.test(path)) expect(text, path).toMatch(/[가-힣]/);
});

test('a term is explained in one sentence', () => {
  for (const [id, { name, text }] of Object.entries(en.glossary)) {
    expect(name, id).not.toBe('');
    expect(text.slice(0, -1).replace(/\.local/g, ''), id).not.toContain('. ');
    expect(text.at(-1), id).toBe('.');
  }
});
