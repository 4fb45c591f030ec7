import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { installBrowsers } from '../lib/browserInstall.mjs';
import { runCommand } from '../lib/command.mjs';
import { installDependencies } from '../lib/install.mjs';
import { root } from '../lib/root.mjs';
import { installServer } from '../lib/serverInstall.mjs';
import { UserError } from '../lib/userError.mjs';
import { listFiles } from './listFiles.mjs';
import { showProgress } from './progress.mjs';
import { failureReport, slowReport, summaryLine } from './report.mjs';
import { schedule } from './schedule.mjs';
import { checkResult } from './stepResult.mjs';
import { chooseSteps } from './steps.mjs';

/** Where logs and the summary of the last run are; git ignores it. */
export const resultsFolder = join(root, 'test-results');

const usage = 'Usage: npm test -- [STEP...] [--ci | --all] [--only=PART_OF_A_PATH]...';

/**
 * The whole of `npm test`: installs what is missing, runs the steps, and ends with the count.
 *
 * @param {readonly string[]} args names of steps and flags
 */
export function testCommand(args) {
  return runCommand(() => run(readArguments(args)), { interruptedCode: 130 });
}

/** @param {readonly string[]} args */
function readArguments(args) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        ci: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
      },
      allowPositionals: true,
    });
    return { steps: chooseSteps(positionals, values.all ? ['test', 'ci', 'all'] : values.ci ? ['ci'] : ['test']), only: values.only };
  } catch (error) {
    if (error instanceof TypeError) throw new UserError(`${error.message}. ${usage}`);
    throw error;
  }
}

/**
 * @param {{ steps: readonly import('./steps.mjs').Step[], only: readonly string[] }} chosen
 * @returns {Promise<number>} the exit code
 */
async function run({ steps, only }) {
  const startedAt = Date.now();
  await installDependencies();
  const needs = new Set(steps.flatMap((step) => step.needs));
  await installBrowsers(needs);
  for (const server of /** @type {const} */ (['coturn', 'redis', 'aiortc', 'ffmpeg'])) if (needs.has(server)) await installServer(server);

  rmSync(resultsFolder, { recursive: true, force: true });
  mkdirSync(resultsFolder, { recursive: true });
  /** @type {ReturnType<typeof listFiles> | undefined} */
  let listed;
  const progress = showProgress();
  const results = await schedule(
    steps,
    async (step) => {
      const { name } = step;
      const logFile = join(resultsFolder, `${name}.log`);
      const log = openSync(logFile, 'a');
      progress.start(name);
      try {
        const result = await runStep(step, {
          name,
          folder: resultsFolder,
          log,
          logFile,
          only,
          onEvents: (events) => progress.hear(name, events),
          listFiles: () => (listed ??= listFiles(resultsFolder, only)),
        });
        progress.end(name, result);
        return { result, ok: result.failed === 0 };
      } finally {
        closeSync(log);
      }
    },
    (step, failed) => {
      const problems = [`Not run, since ${failed} failed.`];
      const result = { parts: [], passed: 0, failed: 1, skipped: 0, failures: [], problems, times: [] };
      progress.end(step.name, result);
      return result;
    },
  );
  progress.stop();
  return conclude(results, (Date.now() - startedAt) / 1000);
}

/**
 * Runs a step. One that throws is red like one that fails.
 *
 * @param {import('./steps.mjs').Step} step
 * @param {import('./steps.mjs').StepContext} context
 */
async function runStep(step, context) {
  try {
    return await step.run(context);
  } catch (error) {
    return checkResult(false, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/**
 * Prints what there is to say at the end, and keeps it for other scripts.
 *
 * @param {ReadonlyMap<string, import('./stepResult.mjs').StepResult>} results
 * @param {number} seconds
 */
function conclude(results, seconds) {
  const all = [...results.values()];
  /** @param {'passed' | 'failed' | 'skipped'} key */
  const total = (key) => all.reduce((sum, result) => sum + result[key], 0);
  const totals = { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
  writeFileSync(join(resultsFolder, 'summary.json'), JSON.stringify({ seconds, ...totals, steps: Object.fromEntries(results) }, null, 1));

  const failures = failureReport(results);
  const slow = slowReport(results);
  for (const text of [slow, failures]) if (text) console.log(`\n${text}`);
  console.log(`\nWhole logs: ${relative(process.cwd(), resultsFolder) || '.'}. It took ${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s.`);
  console.log(summaryLine(totals));
  return totals.failed === 0 && totals.passed > 0 ? 0 : 1;
}
