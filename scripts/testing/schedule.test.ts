import { expect, it } from 'vitest';
import { schedule } from './schedule.mjs';
import type { Step } from './steps.mjs';

const step = (name: string, cores: 1 | 2, after: string[] = []): Step => ({
  name,
  tier: 'test',
  what: '',
  needs: [],
  after,
  cores,
  run: () => Promise.reject(new Error('It is run by the test.')),
});

/** Runs steps by hand: `end` ends one that runs. */
function begin(steps: readonly Step[]) {
  const ends = new Map<string, (ok: boolean) => void>();
  const begun: string[] = [];
  const over = schedule<string>(
    steps,
    ({ name }) => {
      begun.push(name);
      return new Promise((resolve) => ends.set(name, (ok) => resolve({ result: ok ? 'passed' : 'failed', ok })));
    },
    (_step, failed): string => `not run: ${failed}`,
  );
  const end = async (name: string, ok = true) => {
    ends.get(name)?.(ok);
    await new Promise(setImmediate);
  };
  return { begun, end, over };
}

it('runs as many at a time as two cores are enough for, in order where it can', async () => {
  const { begun, end, over } = begin([step('a', 1), step('b', 2), step('c', 1), step('d', 1)]);
  await end('nothing');
  expect(begun).toEqual(['a', 'c']);
  await end('a');
  expect(begun).toEqual(['a', 'c', 'd']);
  await end('c');
  await end('d');
  expect(begun).toEqual(['a', 'c', 'd', 'b']);
  await end('b');
  expect([...(await over).values()]).toEqual(['passed', 'passed', 'passed', 'passed']);
});

it('runs what comes after another once that has passed, and leaves it out if it failed', async () => {
  const { begun, end, over } = begin([step('build', 2), step('types', 1, ['build']), step('e2e', 1, ['types']), step('unit', 1)]);
  await end('build', false);
  expect(begun).toEqual(['build', 'unit']);
  await end('unit');
  expect([...(await over)]).toEqual([
    ['build', 'failed'],
    ['types', 'not run: build'],
    ['e2e', 'not run: types'],
    ['unit', 'passed'],
  ]);
});

it('runs a step without the one before it where that was not asked for', async () => {
  const { begun, end, over } = begin([step('types', 1, ['build'])]);
  expect(begun).toEqual(['types']);
  await end('types');
  expect([...(await over).values()]).toEqual(['passed']);
});
