import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReport } from '../scripts/lib/readReport.mjs';
import { binPath, root } from '../scripts/lib/root.mjs';
import { run } from '../scripts/lib/run.mjs';
import { summaryLine, tallyOfPlaywright } from '../scripts/lib/tally.mjs';
import { findObstacle, isolation, preparation } from './probe.mjs';

/**
 * @typedef {object} LabResult
 * @property {import('../scripts/lib/tally.mjs').Tally} tally
 * @property {string | null} obstacle why nothing ran
 */

/**
 * Runs the cells, on the demo as it was built last; needs `turbo run build`. A whole run writes RESULTS.md.
 *
 * @param {readonly string[]} [names] only cells whose name holds one of these; none: all
 * @returns {Promise<LabResult>}
 */
export async function runLab(names = []) {
  const obstacle = findObstacle();
  if (obstacle) return { tally: { passed: 0, failed: 0, skipped: 1 }, obstacle };

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
          ...(names.length === 0 && { LAB_TABLE: join(root, 'lab/RESULTS.md') }),
        },
      },
    );
    return { tally: tallyOfPlaywright(readReport(file), code), obstacle: null };
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
