import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../lib/command.mjs';
import { root } from '../lib/root.mjs';
import { UserError } from '../lib/userError.mjs';
import { apiReport } from './apiReport.mjs';
import { readBuiltPackage } from './builtPackage.mjs';
import { diffLines } from './diffLines.mjs';
import { fillOptionsTables, findUntold } from './optionsTables.mjs';

const packages = ['hooks', 'ui', 'server', 'channels', 'effects'];

/**
 * Compares `packages/NAME/api.md` and the tables in `packages/NAME/README.md` with what was built, or writes them.
 *
 * @param {readonly string[]} args `--write` or nothing
 */
export function apiCommand(args) {
  return runCommand(
    async () => {
      const strange = args.filter((arg) => arg !== '--write');
      if (strange.length > 0) throw new UserError(`No such option: ${strange.join(' ')}. There is: --write.`);
      const same = packages.flatMap((name) => {
        const built = readBuiltPackage(join(root, 'packages', name));
        const [report, readme] = [`packages/${name}/api.md`, `packages/${name}/README.md`];
        return [
          settle(report, apiReport(built), args.includes('--write')),
          settle(readme, fillOptionsTables(read(readme), built), args.includes('--write')),
          tellsAll(readme, findUntold(read(readme), built)),
        ];
      });
      if (same.every(Boolean)) return 0;
      console.error('\nThe public types are not what these pages say. To accept them: npm run api -- --write');
      return 1;
    },
    { interruptedCode: 130 },
  );
}

/**
 * @param {string} path
 * @param {string} now what the page has to be
 * @param {boolean} write
 * @returns {boolean} whether the page is right now
 */
function settle(path, now, write) {
  const before = read(path);
  if (before === now) return true;
  if (write) {
    writeFileSync(join(root, path), now);
    console.log(`Written: ${path}`);
    return true;
  }
  console.error(`\n${path}\n${diffLines(before, now).join('\n')}`);
  return false;
}

/**
 * @param {string} path
 * @param {readonly string[]} untold
 */
function tellsAll(path, untold) {
  if (untold.length === 0) return true;
  console.error(`\n${path} has no table of ${untold.join(', ')}.`);
  console.error('Put <!-- options: NAME --> and <!-- /options --> where each is to be.');
  return false;
}

/** @param {string} path */
function read(path) {
  const file = join(root, path);
  // Git may have given the file other ends of lines.
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
}
