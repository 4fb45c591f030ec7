import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

const folders = ['packages/hooks/src', 'packages/ui/src', 'packages/effects/src', 'apps/demo/src'];
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|stories)\./.test(file) && !/(^|\/)testing\//.test(file))
    .map((file) => join(folder, file)),
);

/** Where a line names a storage in code, and no `try` begins in the three lines before it. */
function unguarded(text: string): string[] {
  const lines = text.split('\n');
  return lines.filter((line, at) => {
    if (/^\s*(\/\/|\/?\*)/.test(line) || !/\b(localStorage|sessionStorage|indexedDB)\b/.test(line)) return false;
    return !lines.slice(Math.max(0, at - 3), at).some((before) => /\btry \{$/.test(before));
  });
}

it('sees what is not guarded', () => {
  expect(unguarded("if (typeof localStorage === 'undefined') return;")).toHaveLength(1);
  expect(unguarded('try {\n  localStorage.clear();\n} catch {}')).toEqual([]);
});

// Even `typeof localStorage` throws where a page is framed and the browser blocks the storage of third parties.
it('names a storage inside of a try only', () => {
  expect(files.flatMap((file) => unguarded(readFileSync(join(root, file), 'utf8')).map((line) => `${file}: ${line.trim()}`))).toEqual([]);
});
