// `npm run lab [-- CELL...]`: calls over real NATs and through real faults.
import { join } from 'node:path';
import { build } from '../scripts/lib/build.mjs';
import { runCommand } from '../scripts/lib/command.mjs';
import { requireNode } from '../scripts/lib/nodeVersion.mjs';
import { root } from '../scripts/lib/root.mjs';
import { findObstacle } from './probe.mjs';
import { resultLine, runLab } from './runLab.mjs';

requireNode();
void runCommand(
  async () => {
    if (!findObstacle()) await build('@visavis/demo...', { verbose: false });
    const names = process.argv.slice(2);
    // What was run in part says nothing about the rest.
    const result = await runLab(names, names.length > 0 ? {} : { table: join(root, 'lab/RESULTS.md') });
    process.stdout.write(`${resultLine(result)}\n`);
    return result.tally.failed === 0 ? 0 : 1;
  },
  { interruptedCode: 130 },
);
