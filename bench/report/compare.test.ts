import { expect, it } from 'vitest';
import { compare } from './compare';
import type { Machine } from './machine';
import { markdownTable } from './markdown';
import { resultOf, type BenchResult } from './results';
import { summarize } from './summary';
import type { Benchmark } from '../benchmark';
import type { Table } from './table';

const benchmark: Benchmark = { name: 'post', title: 'letters', run: () => Promise.resolve([]) };
const machine = {} as Machine;

function found(bytes: number[], ms: number[] = [5, 4, 9], stamps?: number): BenchResult {
  const table: Table = {
    title: 'a letter',
    baseline: 'pigeon',
    columns: [
      { name: 'weight', unit: 'bytes', kind: 'size', tolerance: 0.02, slack: 10 },
      { name: 'time', unit: 'ms', kind: 'measure' },
      ...(stamps ? [{ name: 'stamps', unit: '', kind: 'count', slack: 1 } as const] : []),
    ],
    rows: [
      { name: 'pigeon', cells: { weight: [100], time: [2] } },
      { name: 'ours', cells: { weight: bytes, time: ms, ...(stamps && { stamps: [stamps] }) } },
    ],
  };
  return resultOf(benchmark, machine, [table]);
}

const verdicts = (now: BenchResult, before?: BenchResult) =>
  compare('post', now, before).map(({ verdict }) => verdict);

it('keeps the median, the spread and the ratio to the baseline', () => {
  expect(found([150]).tables[0]?.rows[1]?.cells['time']).toEqual({ median: 5, min: 4, max: 9, rounds: 3, ratio: 2.5 });
  expect(summarize([4, 1, 3, 2])?.median).toBe(2.5);
  expect(summarize([])).toBeNull();
});

it('compares sizes within their tolerance, and times never', () => {
  expect(verdicts(found([1030], [500]), found([1000]))).toEqual(['same', 'same']);
  expect(verdicts(found([1031]), found([1000]))).toEqual(['same', 'more']);
  expect(verdicts(found([969]), found([1000]))).toEqual(['same', 'less']);
  // The difference of two sizes may be next to nothing, and below it.
  expect(verdicts(found([0]), found([-2]))).toEqual(['same', 'same']);
});

it('lets a small count be a whole one more', () => {
  expect(verdicts(found([1], [1], 4), found([1], [1], 3))).toEqual(['same', 'same', 'same']);
  expect(verdicts(found([1], [1], 5), found([1], [1], 3))).toEqual(['same', 'same', 'more']);
});

it('says which figures nobody has committed', () => {
  expect(verdicts(found([1]))).toEqual(['unknown', 'unknown']);
});

it('shows a table that can be read as text', () => {
  const [table] = found([2048]).tables;
  if (!table) throw new Error('There is no table.');
  expect(markdownTable(table).split('\n')).toEqual([
    '|          |        weight |         time, ms |',
    '| -------- | ------------: | ---------------: |',
    '| pigeon * |         100 B |                2 |',
    '| ours     | 2.0 KB, 20.48 | 5 (4 to 9), 2.50 |',
  ]);
});
