import { expect, it } from 'vitest';
import { diffLines } from './diffLines.mjs';

const letters = (text: string) => text.split('').join('\n');

it('says nothing about what is the same', () => {
  expect(diffLines('a\nb', 'a\nb')).toEqual([]);
});

it('shows what went and what came, with two lines around it', () => {
  expect(diffLines(letters('abcdefgh'), letters('abcXefgh'))).toEqual(
    ['  b', '  c', '- d', '+ X', '  e', '  f', '...'],
  );
});

it('knows a line that came first, and one that came last', () => {
  expect(diffLines('b', 'a\nb\nc')).toEqual(['+ a', '  b', '+ c']);
});

it('leaves out what is far from every change', () => {
  expect(diffLines(letters('Xabcdefg'), letters('abcdefgY'))).toEqual(
    ['- X', '  a', '  b', '...', '  f', '  g', '+ Y'],
  );
});
