import { describe, expect, test } from 'vitest';
import { findStandstills, isSteady } from './standstills';

/** Moves every 50 ms. */
function moving(from: number, to: number): number[] {
  return Array.from({ length: (to - from) / 50 + 1 }, (_, index) => from + index * 50);
}

describe('a picture that stops and moves again', () => {
  const moves = [...moving(0, 1000), ...moving(4000, 6000)];

  test('stood still from its last move to its next', () => {
    expect(findStandstills(moves, 900, 6000)).toEqual([{ from: 1000, to: 4000 }]);
  });

  test('stood still already when one began to look', () => {
    expect(findStandstills(moves, 2000, 6000)).toEqual([{ from: 1000, to: 4000 }]);
  });

  test('is back after it has moved for a while', () => {
    expect(isSteady(moves, 900, 5000)).toBe(false);
    expect(isSteady(moves, 900, 6000)).toBe(true);
  });
});

test('a picture that stands still to this moment is not back', () => {
  const moves = moving(0, 1000);
  expect(findStandstills(moves, 500, 9000)).toEqual([{ from: 1000, to: 9000 }]);
  expect(isSteady(moves, 500, 9000)).toBe(false);
});

test('a picture that never moved stands still from the beginning', () => {
  expect(findStandstills([], 100, 2000)).toEqual([{ from: 100, to: 2000 }]);
});

test('short stutters are none', () => {
  expect(findStandstills([0, 600, 1200, 1800], 0, 2400)).toEqual([]);
});
