// `npm run llms [-- --write]`: whether `llms.txt` is what the READMEs say; `--write` writes it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/root.mjs';
import { makeLlms } from './llms/makeLlms.mjs';

const file = join(root, 'llms.txt');
if (process.argv.includes('--write')) writeFileSync(file, makeLlms());
else if (readFileSync(file, 'utf8') !== makeLlms()) {
  console.error('llms.txt is not what the READMEs say. To write it: npm run llms -- --write');
  process.exitCode = 1;
}
