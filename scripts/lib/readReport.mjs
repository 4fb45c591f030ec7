import { existsSync, readFileSync } from 'node:fs';

/**
 * A test runner's JSON report, or null if it never came to write one.
 *
 * @param {string} file
 */
export function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
