import { expect, it } from 'vitest';
import { en } from './en';
import { ko } from './ko';

/** Every text in a locale, by its path. */
function textsOf(value: unknown, path = ''): [path: string, text: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

it('says everything in Korean too, and leaves nothing untranslated', () => {
  const korean = new Map(textsOf(ko));
  for (const [path, text] of textsOf(en)) {
    expect(korean.has(path), path).toBe(true);
    if (typeof text === 'string') expect(korean.get(path), path).not.toBe(text);
  }
});
