import { describe, expect, it } from 'vitest';
import { restBetween } from './restBetween';

/** Asks every 40 ms for work that takes so long, for ten seconds; late where the thread is still at the last. */
function askEvery40ms(workMs: number) {
  let now = 0;
  let worked = 0;
  let count = 0;
  const ask = restBetween(
    () => {
      now += workMs;
      worked += workMs;
      count++;
    },
    40,
    () => now,
  );
  let handled = 0;
  for (let due = 0; due < 10_000; due += 40) {
    now = Math.max(now, due);
    if (now >= 10_000) break;
    ask();
    handled++;
  }
  return { count, share: worked / now, handled };
}

describe('restBetween', () => {
  it('does each time what is asked for where that takes little', () => {
    expect(askEvery40ms(5)).toMatchObject({ count: 250 });
  });

  it.each([30, 60, 200])('takes half of the time at most where each takes %i ms, and is never behind', (workMs) => {
    const { share, handled, count } = askEvery40ms(workMs);
    expect(share).toBeLessThanOrEqual(0.55);
    expect(handled).toBe(250);
    expect(count).toBeGreaterThan(0);
  });

  it('leaves out what comes all at once after a while', () => {
    let count = 0;
    const ask = restBetween(() => count++, 40, () => 1000);
    for (let time = 0; time < 10; time++) ask();
    expect(count).toBe(1);
  });
});
