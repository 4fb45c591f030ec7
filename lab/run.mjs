// `npm run lab [-- CELL...]`: calls over real NATs and through real faults.
import { join } from 'node:path';
import { build } from '../scripts/lib/build.mjs';
import { runCommand } from '../scripts/lib/command.mjs';
import { requireNode } from '../scripts/lib/nodeVersion.mjs';
import { root } from '../scripts/lib/root.mjs';
import { summaryLine } from '../scripts/testing/report.mjs';
import { findObstacle } from './probe.mjs';
import { runLab } from './runLab.mjs';

requireNode();
void runCommand(
  async () => {
    if (!findObstacle()) await build('@visavis/demo...', { verbose: false });
    const names = process.argv.slice(2);
    // What was run in part says nothing about the rest.
    const { result, obstacle } = await runLab(names, names.length > 0 ? {} : { table: join(root, 'lab/RESULTS.md') });
    const line = obstacle ? `0 passed, 0 failed, skipped because ${obstacle}` : summaryLine(result);
    process.stdout.write(`${[...result.problems, line].join('\n')}\n`);
    return result.failed === 0 ? 0 : 1;
  },
  { interruptedCode: 130 },
);
