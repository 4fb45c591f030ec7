import { expect, it } from 'vitest';
import { chooseSteps } from './testSteps.mjs';

const names = (wanted: string[]) => chooseSteps(wanted).map((step) => step.name);

it('runs every step unless told otherwise', () => {
  expect(names([])).toEqual(expect.arrayContaining(['lint', 'typecheck', 'unit', 'build', 'browser', 'e2e']));
});

it('runs the steps that are named, in its own order', () => {
  expect(names(['e2e', 'lint'])).toEqual(['lint', 'e2e']);
});

it('names the steps there are, when asked for another', () => {
  expect(() => chooseSteps(['lint', 'e3e'])).toThrow(/No such step: e3e\. There are: lint, /);
});

it('has every step that another one needs before it', () => {
  const steps = chooseSteps([]);
  for (const [index, { needs }] of steps.entries()) {
    if (needs) expect(steps.slice(0, index).map((step) => step.name)).toContain(needs);
  }
});
