import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { readLines } from './readLines';

it('answers with the lines that are piped in, also with those that came before they were asked for, and then with null', async () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const lines = readLines(input, output);
  input.end('tea\nvite\n');
  expect(await lines.askLine('Folder? ')).toBe('tea');
  expect(await lines.askLine('Framework?\n  1  vite\nNumber ')).toBe('vite');
  expect(await lines.askLine('Signaling? ')).toBeNull();
  lines.close();
  expect(String(output.read())).toContain('Framework?\n  1  vite\nNumber ');
});
