import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { secondTry } from './secondTry.mjs';

const failure = (title: string) => ({ file: 'a.test.ts', title, why: 'too late' });
const [slow, broken, fresh] = ['slow', 'broken', 'fresh'].map(failure) as [Failure, Failure, Failure];
type Failure = ReturnType<typeof failure>;
const first = { passed: 5, failed: 2, skipped: 0, failures: [slow, broken] };

beforeEach(() => void vi.spyOn(console, 'log').mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

it('counts and names what passes by itself, and leaves what does not', async () => {
  const retry = vi.fn(async () => [broken]);
  expect(await secondTry(first, retry)).toEqual({ passed: 6, failed: 1, skipped: 0, failures: [broken], again: [slow] });
  expect(retry).toHaveBeenCalledWith([slow, broken]);
});

it('counts what fails only then', async () => {
  const result = await secondTry(first, async () => [fresh]);
  expect(result).toEqual({ passed: 6, failed: 1, skipped: 0, failures: [fresh], again: [slow, broken] });
});

it('changes nothing where the second try could not tell', async () => {
  expect(await secondTry(first, async () => null)).toBe(first);
});

it('is not for what passed, for a whole that broke, or for failures without a name', async () => {
  const retry = vi.fn(async () => []);
  const many = Array.from({ length: 9 }, (_, index) => failure(`${index}`));
  for (const result of [
    { passed: 5, failed: 0, skipped: 0, failures: [] },
    { passed: 5, failed: 9, skipped: 0, failures: many },
    { passed: 5, failed: 2, skipped: 0, failures: [slow] },
    { passed: 5, failed: 1, skipped: 0 },
  ]) {
    expect(await secondTry(result, retry)).toBe(result);
  }
  expect(retry).not.toHaveBeenCalled();
});
