import { fileURLToPath } from 'node:url';
import { binPath } from '../lib/root.mjs';
import { judge } from './judge.mjs';
import { partName } from './partName.mjs';
import { runTests } from './runTests.mjs';
import { testResult } from './stepResult.mjs';

const reporter = fileURLToPath(new URL('vitestReporter.mjs', import.meta.url));

/**
 * Runs projects of Vitest. Where a page or a browser is lost, the files that had not begun run in another once; the
 * step is red all the same, and says which files were running.
 *
 * @param {readonly string[]} projects
 * @returns {import('./steps.mjs').RunStep}
 */
export function vitestStep(projects) {
  return async ({ name, folder, log, onEvents, only, listFiles }) => {
    const listed = await listFiles();
    const expected = listed.filter(({ project }) => projects.includes(project)).map(({ project, file }) => ({ part: partName(project), file }));

    /** @param {number} attempt @param {readonly string[]} files */
    const attempt = (attempt, files) =>
      runTests({
        command: [process.execPath, binPath('vitest'), 'run', '--allowOnly=false', ...projects.map((project) => `--project=${project}`), '--reporter=default', `--reporter=${reporter}`, ...files],
        ledger: `${folder}/${name}-${attempt}.jsonl`,
        log,
        onEvents,
      });

    const first = await attempt(1, only);
    const before = judge(first.events, expected);
    const left = new Set(before.untouched.map(({ file }) => file));
    if (left.size === 0 || before.lost.length === 0) return testResult(before, first.code, first.hang);

    const again = await attempt(2, [...left]);
    const isLeft = new Set(before.untouched.map(({ part, file }) => `${part} ${file}`));
    // A file that another browser had run already keeps what it said there.
    const events = again.events.filter((event) => !('file' in event) || isLeft.has(`${event.part} ${event.file}`));
    const verdict = judge([...first.events, ...events], expected);
    const lost = `A page was lost, and another one ran the ${left.size} files that were left.`;
    return testResult({ ...verdict, problems: [lost, ...verdict.problems] }, first.code, first.hang ?? again.hang);
  };
}
