import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

const tests = ['packages/hooks/src', 'packages/ui/src', 'packages/effects/src', 'docs/examples'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.browser\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);

it.each(tests)('%s waits for no click of the driver, which never comes in Firefox where the page is in a frame', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text.match(/await [^;\n]*\)\.(click|fill)\(.*/g)).toBeNull();
});
