import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/**
 * What a test runner writes down while it runs, one JSON object a line: the files it is going to run, the tests that
 * it finds in them, and what becomes of each. Written at once, so that it is whole up to the moment at which a runner or a
 * browser dies.
 *
 * `part`: the browser or the project. `id`: the test's, unique in a run.
 *
 * @typedef {{ event: 'files', files: readonly { part: string, file: string }[] }
 *   | { event: 'file-start', part: string, file: string }
 *   | { event: 'collected', part: string, file: string, tests: readonly { id: string, title: string }[] }
 *   | { event: 'start', part: string, file: string, id: string, title: string, limitMs: number }
 *   | { event: 'result', part: string, file: string, id: string, title: string, state: 'passed' | 'failed' | 'skipped', ms: number, error?: string, reason?: string }
 *   | { event: 'file-end', part: string, file: string, error?: string }
 *   | { event: 'error', message: string }
 *   | { event: 'end' }} LedgerEvent
 */

/** The variable that names the file. */
export const LEDGER = 'VISAVIS_TEST_LEDGER';

/**
 * Adds to the ledger that the environment names; without one, to nothing.
 *
 * @param {LedgerEvent} event
 */
export function writeLedger(event) {
  const file = process.env[LEDGER];
  if (file) appendFileSync(file, `${JSON.stringify(event)}\n`);
}

/**
 * Reads what has been written to a ledger since the last call.
 *
 * @param {string} file
 * @returns {() => LedgerEvent[]}
 */
export function followLedger(file) {
  let read = 0;
  return () => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    // A line that is still being written counts next time.
    const end = text.lastIndexOf('\n') + 1;
    const lines = text.slice(read, end).split('\n').filter(Boolean);
    read = Math.max(read, end);
    return lines.map((line) => JSON.parse(line));
  };
}
