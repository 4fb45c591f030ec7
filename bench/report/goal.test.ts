import { expect, it } from 'vitest';
import { judgeGoals } from './goal';
import type { Figure, TableResult } from './results';
import type { Goal } from './table';

const figure = (median: number, ratio: number | null = null): Figure => ({ median, min: median, max: median, rounds: 1, ratio });

function table(...goals: Goal[]): TableResult {
  return {
    title: 'a table',
    baseline: 'bare',
    columns: [
      { name: 'size', unit: 'bytes', kind: 'size' },
      { name: 'time', unit: 'ms', kind: 'measure' },
    ],
    rows: [
      { name: 'bare', cells: { size: figure(1024), time: figure(100) } },
      { name: 'ours', cells: { size: figure(3072, 3), time: figure(80, 0.8) } },
      { name: 'theirs', cells: { size: figure(2048, 2), time: figure(90, 0.9) } },
    ],
    goals,
  };
}

it('says by how much a goal in the unit of its column is met or missed', () => {
  const goal = { row: 'ours', column: 'size' };
  expect(judgeGoals(table({ ...goal, most: 4096 }), 'ours', 'size')).toBe('goal: at most 4.0 KB, met by 1.0 KB');
  expect(judgeGoals(table({ ...goal, most: 2048 }), 'ours', 'size')).toBe('goal: at most 2.0 KB, missed by 1.0 KB');
  expect(judgeGoals(table({ ...goal, most: 2048 }), 'theirs', 'size')).toBe('');
});

it('is about the median, or about the worst round where it says so', () => {
  const cells = { size: { ...figure(3072), min: 1024, max: 4096 } };
  const judge = (goal: Partial<Goal>) =>
    judgeGoals({ ...table({ row: 'ours', column: 'size', ...goal }), rows: [{ name: 'ours', cells }] }, 'ours', 'size');
  expect(judge({ most: 3072 })).toBe('goal: at most 3.0 KB, met by 0 B');
  expect(judge({ most: 3072, everyRound: true })).toBe('goal: at most 3.0 KB in every round, missed by 1.0 KB');
  expect(judge({ least: 3072 })).toBe('goal: at least 3.0 KB, met by 0 B');
  expect(judge({ least: 2048, everyRound: true })).toBe('goal: at least 2.0 KB in every round, missed by 1.0 KB');
});

it('compares with the baseline, from above and from below', () => {
  const goal = { row: 'ours', column: 'time' };
  expect(judgeGoals(table({ ...goal, mostOfBaseline: 0.75 }), 'ours', 'time')).toBe('goal: at most 0.75 of bare, missed by 0.05');
  expect(judgeGoals(table({ ...goal, leastOfBaseline: 0.75 }), 'ours', 'time')).toBe('goal: at least 0.75 of bare, met by 0.05');
});

it('compares with all others but the baseline', () => {
  expect(judgeGoals(table({ row: 'ours', column: 'time', leastOfAll: true }), 'ours', 'time')).toBe(
    'goal: less than all others (90 ms), met by 10 ms',
  );
  expect(judgeGoals(table({ row: 'ours', column: 'size', leastOfAll: true }), 'ours', 'size')).toBe(
    'goal: less than all others (2.0 KB), missed by 1.0 KB',
  );
});

it('shows several goals of a figure, and says of one without a figure that it is open', () => {
  const both = table({ row: 'ours', column: 'time', most: 80 }, { row: 'ours', column: 'time', mostOfBaseline: 1 });
  expect(judgeGoals(both, 'ours', 'time')).toBe('goal: at most 80 ms, met by 0 ms; goal: at most 1.00 of bare, met by 0.20');
  expect(judgeGoals(table({ row: 'gone', column: 'time', most: 80 }), 'gone', 'time')).toBe('goal: at most 80 ms, open');
});

it('refuses a goal for a column that is not there', () => {
  expect(() => judgeGoals(table({ row: 'ours', column: 'weight', most: 1 }), 'ours', 'weight')).toThrow('weight');
});
