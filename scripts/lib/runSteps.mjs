import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameOfFailure } from './failures.mjs';
import { sum } from './tally.mjs';

/**
 * Runs steps one after the other, each even if an earlier one failed, unless it makes no sense then.
 *
 * @param {readonly import('./testSteps.mjs').Step[]} steps
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runSteps(steps) {
  const reports = mkdtempSync(join(tmpdir(), 'visavis-test-'));
  /** @type {{ name: string, note: string, tally: import('./testSteps.mjs').StepResult }[]} */
  const results = [];
  try {
    for (const step of steps) {
      console.log(`\n--- ${step.name}`);
      const before = results.find((result) => result.name === step.after);
      const pointless = Boolean(step.onlyAfterSuccess && before && before.tally.failed > 0);
      const start = Date.now();
      /** @type {import('./testSteps.mjs').StepResult} */
      const tally = pointless ? { passed: 0, failed: 0, skipped: 1 } : await step.run(reports);
      const seconds = Math.round((Date.now() - start) / 1000);
      const { obstacle } = tally;
      const why = pointless ? `${step.after} failed` : obstacle;
      const note = why ? `not run, since ${why}` : `${seconds} s`;
      results.push({ name: step.name, note, tally });
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }

  console.log('');
  for (const { name, note, tally } of results) {
    const verdict = tally.failed > 0 ? 'FAILED' : tally.passed > 0 ? 'ok' : '-';
    console.log(`${verdict.padEnd(7)} ${name.padEnd(18)} ${note}`);
    // At the end, where whoever sees only the last lines finds them.
    for (const failure of tally.failures ?? []) {
      console.log(`        ${nameOfFailure(failure)}`);
      if (failure.why) console.log(`          ${failure.why}`);
    }
    for (const failure of tally.again ?? []) {
      console.log(`        only at the second try: ${nameOfFailure(failure)}`);
      if (failure.why) console.log(`          ${failure.why}`);
    }
  }
  return sum(results.map((result) => result.tally));
}
