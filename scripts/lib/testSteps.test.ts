import { expect, it } from 'vitest';
import { chooseSteps } from './testSteps.mjs';

const names = (wanted: string[]) => chooseSteps(wanted).map((step) => step.name);

it('runs every step unless told otherwise', () => {
  expect(names([])).toEqual(expect.arrayContaining(['lint', 'typecheck', 'unit', 'build', 'browser', 'e2e']));
});

it('runs the steps that are named, in its own order', () => {
  expect(names(['stories', 'unit'])).toEqual(['unit', 'stories']);
});

it('names the steps there are, when asked for another', () => {
  expect(() => chooseSteps(['lint', 'e3e'])).toThrow(/No such step: e3e\. There are: build, /);
});

it('takes along what a step needs to have been done, and does that first', () => {
  expect(names(['e2e', 'lint'])).toEqual(['build', 'lint', 'e2e']);
  for (const [index, { after }] of chooseSteps([]).entries()) {
    if (after) expect(names([]).slice(0, index)).toContain(after);
  }
});
