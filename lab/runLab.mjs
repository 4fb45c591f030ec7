import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binPath, root } from '../scripts/lib/root.mjs';
import { judge } from '../scripts/testing/judge.mjs';
import { runTests } from '../scripts/testing/runTests.mjs';
import { testResult } from '../scripts/testing/stepResult.mjs';
import { findObstacle, isolation, preparation } from './probe.mjs';

/**
 * @typedef {object} LabResult
 * @property {import('../scripts/testing/stepResult.mjs').StepResult} result
 * @property {string | null} obstacle why nothing ran
 */

/**
 * Runs the cells, on the demo as it was built last; needs `turbo run build`.
 *
 * @param {readonly string[]} [names] only cells whose name holds one of these; none: all but those tagged `@long`
 * @param {object} [options]
 * @param {string} [options.table] the file that the results go to, as Markdown; none: nowhere
 * @param {number} [options.leniency] how many times its bar a recovery may take
 * @param {number} [options.log] the file descriptor that the output goes to; ours unless said otherwise
 * @param {(events: readonly import('../scripts/testing/ledger.mjs').LedgerEvent[]) => void} [options.onEvents]
 * @returns {Promise<LabResult>}
 */
export async function runLab(names = [], { table, leniency = 1, log = 1, onEvents } = {}) {
  const obstacle = findObstacle();
  if (obstacle) {
    return { result: { parts: [], passed: 0, failed: 0, skipped: 0, failures: [], problems: [], times: [] }, obstacle };
  }

  const folder = mkdtempSync(join(tmpdir(), 'visavis-lab-'));
  const grep = names.length > 0 ? ['--grep', names.map(escape).join('|')] : ['--grep-invert', '@long'];
  const playwright = [process.execPath, binPath('playwright'), 'test', '--config', join(root, 'lab'), ...grep];
  // Killed ourselves, we could end nothing any more: the kernel does it then.
  const shell = ['sh', '-c', `${preparation} && exec "$@"`, 'lab', ...playwright];
  try {
    const { code, events, hang } = await runTests({
      command: ['setpriv', '--pdeathsig', 'KILL', 'unshare', ...isolation, ...shell],
      env: {
        PATH: `${process.env.PATH}:/usr/sbin:/sbin`,
        VISAVIS_TEST_PART: 'lab',
        LAB_LENIENCY: String(leniency),
        ...(table && { LAB_TABLE: table }),
      },
      ledger: join(folder, 'ledger.jsonl'),
      log,
      ...(onEvents && { onEvents }),
    });
    return { result: testResult(judge(events, []), code, hang), obstacle: null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} text */
const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
