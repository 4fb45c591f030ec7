import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { demoFolder } from './demoEnv.mjs';
import { runLab } from '../../lab/runLab.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';
import { installLab } from './labInstall.mjs';
import { readReport } from './readReport.mjs';
import { binPath, root } from './root.mjs';
import { runNode } from './run.mjs';
import { secondTry } from './secondTry.mjs';
import { tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from './tally.mjs';
import { UserError } from './userError.mjs';

/**
 * @typedef {import('./failures.mjs').Failure} Failure
 *
 * What came of a step, with what failed where it knows that, what passed only at the second try, and why it ran
 * nothing if it did not.
 *
 * @typedef {import('./tally.mjs').Tally & { failures?: readonly Failure[], again?: readonly Failure[], obstacle?: string | null }} StepResult
 */

/**
 * @typedef {object} Step
 * @property {string} name what picks it on the command line
 * @property {boolean} [needsBrowsers]
 * @property {boolean} [needsCoturn]
 * @property {string} [after] a step that must come before this one, and comes along when this one is picked
 * @property {boolean} [onlyAfterSuccess] whether this one makes no sense once that one has failed
 * @property {(reports: string) => Promise<StepResult>} run `reports`: a folder for its own
 */

/**
 * Every step, in order. The demo sees the packages as a user does, by what was built of them, so that its
 * types are nothing before the build.
 *
 * @type {readonly Step[]}
 */
const steps = [
  check('build', [turbo('build')]),
  { ...check('lint', [['oxlint', '--type-aware', '--deny-warnings']]), after: 'build' },
  { ...check('typecheck', [turbo('typecheck'), ['tsc', '--noEmit', '-p', 'scripts'], ['tsc', '--noEmit', '-p', 'lab'], ['tsc', '--noEmit', '-p', '.storybook']]), after: 'build' },
  { ...check('check-package', [turbo('check-package')]), after: 'build', onlyAfterSuccess: true },
  { ...script('api', 'scripts/api.mjs'), after: 'build', onlyAfterSuccess: true },
  { ...vitest('unit', ['node']), needsCoturn: true },
  { ...vitest('browser', ['chromium', 'firefox', 'launch']), needsBrowsers: true, needsCoturn: true },
  { ...vitest('stories', ['stories']), needsBrowsers: true },
  check('storybook', [['storybook', 'build', '--output-dir', 'storybook-static', '--quiet']]),
  { ...vitest('pages', ['pages']), needsBrowsers: true, after: 'storybook', onlyAfterSuccess: true },
  { ...vitest('install', ['install']), needsBrowsers: true, after: 'build', onlyAfterSuccess: true },
  { ...playwright('e2e'), needsBrowsers: true, needsCoturn: true, after: 'build', onlyAfterSuccess: true },
  { ...bench('bench'), needsBrowsers: true, after: 'build', onlyAfterSuccess: true },
  { ...lab('lab'), needsBrowsers: true, after: 'build', onlyAfterSuccess: true },
];

/**
 * The steps by these names with what must come before them, in our order, or all of them. Throws a
 * `UserError` for a name that is none.
 *
 * @param {readonly string[]} names
 */
export function chooseSteps(names) {
  const known = steps.map((step) => step.name);
  const strange = names.filter((name) => !known.includes(name));
  if (strange.length > 0) {
    throw new UserError(`No such step: ${strange.join(', ')}. There are: ${known.join(', ')}.`);
  }
  if (names.length === 0) return steps;
  const before = steps.filter((step) => names.includes(step.name)).map((step) => step.after);
  return steps.filter((step) => names.includes(step.name) || before.includes(step.name));
}

/**
 * One check: commands that say by their exit code whether all is well.
 *
 * @param {string} name
 * @param {readonly (readonly [command: string, ...args: string[]])[]} commands
 * @returns {Step}
 */
function check(name, commands) {
  return {
    name,
    async run() {
      let worst = 0;
      for (const [command, ...args] of commands) {
        const { code } = await runNode(binPath(command), args);
        worst = Math.max(worst, code);
      }
      return tallyOfCheck(worst);
    },
  };
}

/**
 * One check: a script of ours.
 *
 * @param {string} name
 * @param {string} path
 * @returns {Step}
 */
function script(name, path) {
  return { name, run: async () => tallyOfCheck((await runNode(join(root, path), [])).code) };
}

/**
 * A task in every package, which is silent unless it fails.
 *
 * @param {string} task
 * @returns {readonly [string, ...string[]]}
 */
function turbo(task) {
  return ['turbo', 'run', task, '--output-logs=errors-only', '--continue'];
}

/**
 * @param {string} name
 * @param {readonly string[]} projects
 * @returns {Step}
 */
function vitest(name, projects) {
  return {
    name,
    async run(reports) {
      /** @param {readonly string[]} names @param {readonly string[]} more */
      async function runProjects(names, more) {
        const file = join(reports, `${name}.json`);
        rmSync(file, { force: true });
        const filters = names.map((project) => `--project=${project}`);
        const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
        const args = ['run', '--allowOnly=false', ...filters, ...reporters, ...more];
        const { code } = await runNode(binPath('vitest'), args);
        const report = readReport(file);
        return { report, code, failures: failuresOfVitest(report, root) };
      }

      const { report, code, failures } = await runProjects(projects, []);
      return secondTry({ ...tallyOfVitest(report, code), failures }, async (failed) => {
        const files = [...new Set(failed.map(({ file }) => file))];
        const again = [];
        for (const project of projects) {
          const second = await runProjects([project], ['--passWithNoTests', '--no-file-parallelism', ...files]);
          if (!second.report || (second.code !== 0 && second.failures.length === 0)) return null;
          again.push(...second.failures);
        }
        return again;
      });
    },
  };
}

/**
 * @param {string} name
 * @returns {Step}
 */
function playwright(name) {
  return {
    name,
    async run(reports) {
      /** @param {readonly string[]} more */
      async function runTests(more) {
        const file = join(reports, `${name}.json`);
        rmSync(file, { force: true });
        const { code } = await runNode(
          binPath('playwright'),
          ['test', '--reporter=list,json', '--forbid-only', ...more],
          { cwd: demoFolder, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
        );
        const report = readReport(file);
        return { report, code, failures: failuresOfPlaywright(report) };
      }

      const { report, code, failures } = await runTests([]);
      return secondTry({ ...tallyOfPlaywright(report, code), failures }, async () => {
        const second = await runTests(['--last-failed']);
        return second.report && (second.code === 0 || second.failures.length > 0) ? second.failures : null;
      });
    },
  };
}

/**
 * The lab, where the machine allows it. A recovery may take longer here than when the lab is run by itself: whether it
 * works is for every machine to tell, and how fast it is for a quiet one.
 *
 * @param {string} name
 * @returns {Step}
 */
function lab(name) {
  return {
    name,
    async run() {
      await installLab();
      const { tally, obstacle, failures } = await runLab([], { leniency: 3 });
      // Where it can't run it is named as such; it is not a test that somebody switched off.
      return secondTry({ ...tally, skipped: 0, obstacle, failures }, async (failed) => {
        const second = await runLab(failed.map(({ title = '' }) => title), { leniency: 3 });
        return second.tally.failed === second.failures.length ? second.failures : null;
      });
    },
  };
}

/**
 * The short form of the benchmarks: whether each runs, and whether counts and sizes are what was committed. Each of
 * these is a test.
 *
 * @param {string} name
 * @returns {Step}
 */
function bench(name) {
  return {
    name,
    async run(reports) {
      const file = join(reports, `${name}.json`);
      const args = ['--short', `--report=${file}`];
      const { code } = await runNode(join(root, 'bench/run.mjs'), args);
      const { passed = 0, failures = [] } = readReport(file) ?? {};
      // One that never came to its report has failed too.
      const failed = failures.length === 0 && code !== 0 ? 1 : failures.length;
      return { passed, failed, skipped: 0, failures: failures.map((/** @type {string} */ title) => ({ file: 'bench', title })) };
    },
  };
}
