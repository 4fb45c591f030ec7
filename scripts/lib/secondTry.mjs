import { nameOfFailure } from './failures.mjs';

/** With more failures than this, something is broken, and no machine was just busy. */
const MOST = 8;

/**
 * Gives what failed one more try, by itself: browsers that wait for real pictures are too slow at times where other
 * tests run beside them. What passes then counts as passed and is named all the same, so that somebody looks into it.
 *
 * @param {import('./testSteps.mjs').StepResult} first
 * @param {(failures: readonly import('./failures.mjs').Failure[]) => Promise<readonly import('./failures.mjs').Failure[] | null>} retry
 *   runs them again, and tells what failed; null if it could not tell
 * @returns {Promise<import('./testSteps.mjs').StepResult>}
 */
export async function secondTry(first, retry) {
  const { failures = [], passed, failed } = first;
  if (failures.length === 0 || failures.length > MOST || failures.length !== failed) return first;

  console.log(`\n--- once more, alone: ${failures.map(nameOfFailure).join(', ')}`);
  const second = await retry(failures);
  if (!second) return first;
  const still = new Set(second.map(nameOfFailure));
  const known = new Set(failures.map(nameOfFailure));
  const again = failures.filter((each) => !still.has(nameOfFailure(each)));
  // One that passed at first and fails now has failed.
  const fresh = second.filter((each) => !known.has(nameOfFailure(each)));
  const remaining = failures.filter((each) => still.has(nameOfFailure(each)));
  return {
    ...first,
    passed: passed + again.length - fresh.length,
    failed: remaining.length + fresh.length,
    failures: [...remaining, ...fresh],
    again,
  };
}
