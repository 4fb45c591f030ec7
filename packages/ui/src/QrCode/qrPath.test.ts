import { generate } from 'lean-qr';
import { expect, test } from 'vitest';
import { qrPath } from './qrPath';

const bitmap = (...rows: string[]) => ({ size: rows.length, get: (x: number, y: number) => rows[y]?.[x] === '#' });

test('makes one rectangle of what is dark without a break', () => {
  expect(qrPath(bitmap('##.', '...', '#.#'))).toBe('M0 0h2v1h-2zM0 2h1v1h-1zM2 2h1v1h-1z');
  expect(qrPath(bitmap('..', '..'))).toBe('');
  expect(qrPath(bitmap('##', '##'))).toBe('M0 0h2v1h-2zM0 1h2v1h-2z');
});

/** The squares that a path of `qrPath` covers, as `x,y`. */
function squaresOf(path: string): Set<string> {
  const squares = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let at = 0; at < Number(width); at += 1) squares.add(`${Number(x) + at},${y}`);
  }
  return squares;
}

test('covers the dark squares of a code, and no other', () => {
  const code = generate('https://example.com/r/tea#a-key');
  const squares = squaresOf(qrPath({ size: code.size, get: (x, y) => code.get(x, y) }));
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) expect(squares.has(`${x},${y}`)).toBe(code.get(x, y));
  }
});
