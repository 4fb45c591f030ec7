import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../lib/root.mjs';
import { chooseSteps, steps } from './steps.mjs';

const names = (wanted: string[], tiers?: ('test' | 'ci' | 'all')[]) => chooseSteps(wanted, tiers).map((step) => step.name);

describe('chooseSteps', () => {
  it('takes the steps of npm test unless told otherwise', () => {
    expect(names([])).toEqual(['build', 'lint', 'browser', 'typecheck', 'check-package', 'api', 'unit', 'stories', 'e2e']);
  });

  it('takes every step for test:all, and for CI what comes after npm test with what that needs', () => {
    expect(names([], ['test', 'ci', 'all'])).toEqual(steps.map(({ name }) => name));
    expect(names([], ['ci'])).toContain('firefox');
    expect(names([], ['ci'])).toContain('build');
    expect(names([], ['ci'])).not.toContain('unit');
  });

  it('takes the steps that are named, in its own order, with what they need before', () => {
    expect(names(['stories', 'unit'])).toEqual(['unit', 'stories']);
    expect(names(['e2e', 'lint'])).toEqual(['build', 'lint', 'e2e']);
  });

  it('names the steps there are, when asked for another', () => {
    expect(() => names(['lint', 'e3e'])).toThrow(/No such step: e3e\. There are: build, /);
  });

  it('has each step after those that it needs', () => {
    const all = steps.map(({ name }) => name);
    for (const { name, after } of steps) {
      for (const before of after) expect(all.slice(0, all.indexOf(name))).toContain(before);
    }
  });
});

it('CONTRIBUTING.md has every step, with what it is', () => {
  const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  for (const { name, what } of steps) expect(page).toContain(`| \`${name}\` | ${what} |`);
});
