import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cleanName } from './cleanText';

it.each([
  ['Ada', 'Ada'],
  ['  Ada  Lovelace\t', 'Ada  Lovelace'],
  ['A\u0000d\u001b[31ma\n', 'Ad[31ma'],
  ['\u202Eada', 'ada'],
  ['a\u2028b', 'ab'],
  ['lone \ud83c surrogate', 'lone  surrogate'],
  ['\u0000\u0007', ''],
  ['한지민', '한지민'],
  ['\u200b', ''],
  ['\u3164', ''],
  ['\u2800', ''],
  ['\u00ad', ''],
  ['\u2060\u200d', ''],
  ['\u0301', ''],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['क्\u200dष', 'क्\u200dष'],
  ['\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}', '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
  [`Z${'\u0335'.repeat(60)}o`, `Z${'\u0335'.repeat(4)}o`],
  ['\u{1F469}\u200D\u{1F4BB}', '\u{1F469}\u200D\u{1F4BB}'],
])('makes %j into %j', (given, cleaned) => {
  expect(cleanName(given)).toBe(cleaned);
});

it('cuts after 64 characters, not through one, and leaves no space at the end', () => {
  expect(cleanName('\u{1F389}'.repeat(100))).toBe('\u{1F389}'.repeat(64));
  expect(cleanName(`${'x'.repeat(63)} yz`)).toBe('x'.repeat(63));
});

it('keeps well below the 1 KB that Pusher allows for user_info', () => {
  for (const worst of ['\u{1F389}', '"', '\\']) {
    const info = JSON.stringify({ name: cleanName(worst.repeat(5000)) });
    expect(new TextEncoder().encode(info).length).toBeLessThan(1024);
  }
});

// Copies, held equal here: the packages don't depend on each other, and another package for forty lines would be one
// more to publish, or to bundle into each with its own types, build and entry in every tool that walks the packages.
it.each(['hooks/src/core', 'ui/src'])('is the same file in %s', (folder) => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  expect(read(`../../../${folder}/cleanText.ts`)).toBe(read('./cleanText.ts'));
});
