import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failuresOfPlaywright } from '../scripts/lib/failures.mjs';
import { readReport } from '../scripts/lib/readReport.mjs';
import { binPath, root } from '../scripts/lib/root.mjs';
import { run } from '../scripts/lib/run.mjs';
import { summaryLine, tallyOfPlaywright } from '../scripts/lib/tally.mjs';
import { findObstacle, isolation, preparation } from './probe.mjs';

/**
 * @typedef {object} LabResult
 * @property {import('../scripts/lib/tally.mjs').Tally} tally
 * @property {string | null} obstacle why nothing ran
 * @property {readonly import('../scripts/lib/failures.mjs').Failure[]} failures
 */

/**
 * Runs the cells, on the demo as it was built last; needs `turbo run build`.
 *
 * @param {readonly string[]} [names] only cells whose name holds one of these; none: all
 * @param {object} [options]
 * @param {string} [options.table] the file that the results go to, as Markdown; none: nowhere
 * @param {number} [options.leniency] how many times its bar a recovery may take
 * @returns {Promise<LabResult>}
 */
export async function runLab(names = [], { table, leniency = 1 } = {}) {
  const obstacle = findObstacle();
  if (obstacle) return { tally: { passed: 0, failed: 0, skipped: 1 }, obstacle, failures: [] };

  const folder = mkdtempSync(join(tmpdir(), 'visavis-lab-'));
  const file = join(folder, 'report.json');
  const grep = names.length > 0 ? ['--grep', names.map(escape).join('|')] : [];
  const args = ['test', '--config', join(root, 'lab'), ...grep];
  try {
    // Killed ourselves, we could end nothing any more: the kernel does it then.
    const { code } = await run(
      'setpriv',
      ['--pdeathsig', 'KILL', 'unshare', ...isolation, 'sh', '-c', `${preparation} && exec "$@"`, 'lab', process.execPath, binPath('playwright'), ...args],
      {
        env: {
          PATH: `${process.env.PATH}:/usr/sbin:/sbin`,
          PLAYWRIGHT_JSON_OUTPUT_FILE: file,
          LAB_LENIENCY: String(leniency),
          ...(table && { LAB_TABLE: table }),
        },
      },
    );
    const report = readReport(file);
    return { tally: tallyOfPlaywright(report, code), obstacle: null, failures: failuresOfPlaywright(report) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The last line of a run, such as `12 passed, 0 failed`.
 *
 * @param {LabResult} result
 */
export function resultLine({ tally, obstacle }) {
  return obstacle ? `0 passed, 0 failed, skipped because ${obstacle}` : summaryLine(tally);
}

/** @param {string} text */
const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
