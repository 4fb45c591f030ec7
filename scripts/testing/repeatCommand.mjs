import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../lib/command.mjs';
import { root } from '../lib/root.mjs';
import { runNode } from '../lib/run.mjs';
import { UserError } from '../lib/userError.mjs';
import { startBusyLoops } from './busyLoops.mjs';
import { resultsFolder } from './testCommand.mjs';

const usage = 'Usage: npm run test:repeat -- [--times=5] [--busy=0] [STEP...] [--ci | --all] [--only=PART_OF_A_PATH]...';

/**
 * The whole of `npm run test:repeat`: runs steps several times beside processes that keep cores busy, and prints what
 * was red in which run.
 *
 * @param {readonly string[]} args
 */
export function repeatCommand(args) {
  return runCommand(
    async () => {
      const { times, busy, rest } = readArguments(args);
      startBusyLoops(busy);
      /** @type {{ seconds: number, passed: number, failed: number, skipped: number, red: Map<string, string> }[]} */
      const runs = [];
      for (let run = 1; run <= times; run++) {
        const { output, code } = await runNode(join(root, 'scripts/test.mjs'), rest, { silent: true });
        const result = readRun(code, output);
        runs.push(result);
        console.log(`Run ${run} of ${times}: ${result.passed} passed, ${result.failed} failed, ${Math.round(result.seconds)} s`);
        for (const [name, line] of result.red) console.log(`  ${name}\n    ${line}`);
      }
      console.log(`\n${table(runs, busy)}`);
      const green = runs.filter(({ failed }) => failed === 0).length;
      console.log(`${green} of ${times} green`);
      return green === times ? 0 : 1;
    },
    { interruptedCode: 130 },
  );
}

/** @param {readonly string[]} args */
function readArguments(args) {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: { times: { type: 'string', default: '5' }, busy: { type: 'string', default: '0' } },
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const [times, busy] = [Number(values.times), Number(values.busy)];
  if (!Number.isInteger(times) || times < 1 || !Number.isInteger(busy) || busy < 0) throw new UserError(usage);
  const ours = tokens.filter((token) => token.kind === 'option' && (token.name === 'times' || token.name === 'busy'));
  const skipped = new Set(ours.flatMap((token) => (token.kind === 'option' && !token.inlineValue && token.value !== undefined ? [token.index, token.index + 1] : [token.index])));
  return { times, busy, rest: args.filter((_, index) => !skipped.has(index)) };
}

/**
 * @param {number} code
 * @param {string} output
 */
function readRun(code, output) {
  try {
    const { seconds, passed, failed, skipped, steps } = JSON.parse(readFileSync(join(resultsFolder, 'summary.json'), 'utf8'));
    /** @type {Map<string, string>} */
    const red = new Map();
    for (const [step, { failures, problems }] of Object.entries(steps)) {
      for (const { part, file, title, error } of failures) red.set(`${step} (${part}) ${file}${title ? `: ${title}` : ''}`, firstLine(error));
      for (const problem of problems) red.set(`${step}: ${firstLine(problem)}`, firstLine(problem.split('\n').slice(1).join('\n')));
    }
    return { seconds, passed, failed, skipped, red };
  } catch {
    return { seconds: 0, passed: 0, failed: 1, skipped: 0, red: new Map([[`exit code ${code}`, output.trim().split('\n').at(-1) ?? '']]) };
  }
}

/** @param {string} text */
const firstLine = (text) => text.trim().split('\n')[0]?.slice(0, 200) ?? '';

/**
 * @param {readonly { seconds: number, passed: number, failed: number, skipped: number, red: ReadonlyMap<string, string> }[]} runs
 * @param {number} busy
 */
function table(runs, busy) {
  const names = [...new Set(runs.flatMap(({ red }) => [...red.keys()]))];
  const rows = names.map((name) => {
    const red = runs.filter((run) => run.red.has(name));
    return `| ${name} | ${red.length} of ${runs.length} | ${red[0]?.red.get(name) ?? ''} |`;
  });
  const seconds = runs.map((run) => Math.round(run.seconds)).join(', ');
  return [
    `${runs.length} runs beside ${busy} busy loops, ${seconds} s.`,
    ...(rows.length > 0 ? ['', '| red | runs | first line |', '| --- | --- | --- |', ...rows] : ['Nothing was red.']),
  ].join('\n');
}
