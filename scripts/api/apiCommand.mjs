import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../lib/command.mjs';
import { root } from '../lib/root.mjs';
import { UserError } from '../lib/userError.mjs';
import { apiReport } from './apiReport.mjs';
import { diffLines } from './diffLines.mjs';

const packages = ['hooks', 'ui', 'server', 'channels'];

/**
 * Compares `packages/NAME/api.md` with what was built, or writes it.
 *
 * @param {readonly string[]} args `--write` or nothing
 */
export function apiCommand(args) {
  return runCommand(
    async () => {
      const strange = args.filter((arg) => arg !== '--write');
      if (strange.length > 0) throw new UserError(`No such option: ${strange.join(' ')}. There is: --write.`);
      const same = packages.map((name) => settle(name, args.includes('--write')));
      if (same.every(Boolean)) return 0;
      console.error('\nThe public types are not what the reports say. If that is meant: npm run api -- --write');
      return 1;
    },
    { interruptedCode: 130 },
  );
}

/**
 * @param {string} name
 * @param {boolean} write
 * @returns {boolean} whether the report is right now
 */
function settle(name, write) {
  const folder = join(root, 'packages', name);
  const file = join(folder, 'api.md');
  // Git may have given the file other ends of lines.
  const before = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
  const now = apiReport(folder);
  if (before === now) return true;
  if (write) {
    writeFileSync(file, now);
    console.log(`Written: packages/${name}/api.md`);
    return true;
  }
  console.error(`\npackages/${name}/api.md\n${diffLines(before, now).join('\n')}`);
  return false;
}
