import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { UserError } from '../scripts/lib/userError.mjs';
import type { Benchmark } from './benchmark';
import { benchmarks } from './benchmarks';
import { compare, type Comparison } from './report/compare';
import { describeMachine } from './report/machine';
import { benchmarkSection, resultsPage } from './report/markdown';
import { withMeasuredRows } from './report/readmeRows';
import { readResults, resultOf, writeResults, type BenchResult, type Results } from './report/results';

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** They have a table beside others. */
const READMES = [file('../README.md'), file('../README.ko.md')];
/** One that takes longer waits for something that doesn't come, in ms. */
const SHORT_LIMIT_MS = 600_000;
const FULL_LIMIT_MS = 900_000;

const print = (text: string) => void process.stdout.write(`${text}\n`);

/**
 * `npm run bench`: runs benchmarks by name, or all of them, shows what they found and keeps it. With `--short` it
 * keeps nothing, and compares counts and sizes with what is kept; `--report=FILE` takes what passed and failed as JSON. `--rounds=2`: no more rounds than that.
 *
 * @returns the exit code
 */
export async function benchCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { short: { type: 'boolean', default: false }, report: { type: 'string' }, rounds: { type: 'string' } },
    allowPositionals: true,
  });
  const chosen = choose(positionals);
  return values.short ? runShort(chosen, values.report) : runFull(chosen, Number(values.rounds ?? Infinity));
}

function choose(names: readonly string[]): readonly Benchmark[] {
  const known = benchmarks.map(({ name }) => name);
  const strange = names.filter((name) => !known.includes(name));
  if (strange.length > 0) {
    throw new UserError(`No such benchmark: ${strange.join(', ')}. There are: ${known.join(', ')}.`);
  }
  return names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name));
}

async function runFull(chosen: readonly Benchmark[], maxRounds: number): Promise<number> {
  let results: Results = existsSync(file('results.json')) ? readResults() : {};
  for (const benchmark of chosen) {
    const result = await measure(benchmark, false, maxRounds);
    print(`\n${benchmarkSection(benchmark.name, result)}\n`);
    // At once, so that what was found stays if a later one fails.
    results = { ...results, [benchmark.name]: result };
    writeResults(results);
    writeFileSync(file('RESULTS.md'), resultsPage(results, benchmarks.map(({ name }) => name)));
    for (const readme of READMES) writeFileSync(readme, withMeasuredRows(readFileSync(readme, 'utf8'), results));
  }
  print('Written to bench/RESULTS.md and bench/results.json.');
  return 0;
}

const sign = { same: 'ok  ', less: 'less', more: 'MORE', unknown: 'NEW ' } satisfies Record<
  Comparison['verdict'],
  string
>;

/** So many at a time: times mean nothing here. */
const LANES = 3;

async function runShort(chosen: readonly Benchmark[], report: string | undefined): Promise<number> {
  const committed = readResults();
  const troubles: string[] = [];
  let passed = 0;
  const waiting = [...chosen];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const found = await check(next, committed);
      passed += found.passed;
      troubles.push(...found.troubles);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const trouble of troubles) print(`FAILED ${trouble}`);
  print(`${passed} passed, ${troubles.length} failed`);
  if (report) writeFileSync(report, JSON.stringify({ passed, failures: troubles }));
  return troubles.length === 0 ? 0 : 1;
}

/** Whether a benchmark runs, and whether its counts and sizes are the committed ones; each of these is a test. */
async function check(benchmark: Benchmark, committed: Results): Promise<{ passed: number; troubles: string[] }> {
  const { name } = benchmark;
  try {
    const comparisons = compare(name, await measure(benchmark, true, 1), committed[name]);
    for (const { verdict, line } of comparisons) print(`${sign[verdict]} ${line}`);
    // Where a benchmark was never kept, there is nothing yet that a figure of it could be missing from.
    const isKept = committed[name] !== undefined;
    const worse = comparisons.filter(({ verdict }) => verdict === 'more' || (verdict === 'unknown' && isKept));
    return {
      passed: 1 + comparisons.length - worse.length,
      troubles: worse.map(
        ({ verdict, line }) =>
          `${line}: ${verdict === 'more' ? 'more than is committed' : 'nothing to compare it with'}. ` +
          `If it is meant, accept it: npm run bench -- ${name}, and commit what that wrote.`,
      ),
    };
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { passed: 0, troubles: [`${name}: it does not run. ${why}`] };
  }
}

async function measure(benchmark: Benchmark, short: boolean, maxRounds: number): Promise<BenchResult> {
  const from = Date.now();
  print(`--- ${benchmark.name}: ${benchmark.title}`);
  const limit = short ? SHORT_LIMIT_MS : (benchmark.limitMs ?? FULL_LIMIT_MS);
  const running = benchmark.run({
    short,
    rounds: (usual) => Math.min(usual, maxRounds),
    say: (line) => print(`    ${benchmark.name}: ${line}`),
  });
  const late = delay(limit, null, { ref: false }).then(() => {
    throw new Error(`It has not ended within ${limit / 1000} s.`);
  });
  const tables = await Promise.race([running, late]);
  print(`    ${benchmark.name}: ${((Date.now() - from) / 1000).toFixed(0)} s`);
  return resultOf(benchmark, describeMachine(), tables);
}
