// `npm run lab [-- CELL...]`: calls over real NATs and through real faults.
import { build } from '../scripts/lib/build.mjs';
import { runCommand } from '../scripts/lib/command.mjs';
import { requireNode } from '../scripts/lib/nodeVersion.mjs';
import { findObstacle } from './probe.mjs';
import { resultLine, runLab } from './runLab.mjs';

requireNode();
void runCommand(
  async () => {
    if (!findObstacle()) await build('@visavis/demo...', { verbose: false });
    const result = await runLab(process.argv.slice(2));
    process.stdout.write(`${resultLine(result)}\n`);
    return result.tally.failed === 0 ? 0 : 1;
  },
  { interruptedCode: 130 },
);
