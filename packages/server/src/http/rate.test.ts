import { expect, it } from 'vitest';
import { createRate } from './rate';

it('lets a burst through, then the rate, for each sender apart', () => {
  let time = 0;
  const rate = createRate({ perSecond: 10, now: () => time });
  const take = (sender: string, times: number) => Array.from({ length: times }, () => rate.take(sender));
  expect(take('ada', 20)).toEqual(Array(20).fill(0));
  expect(rate.take('ada')).toBe(1);
  expect(rate.take('ben')).toBe(0);
  time += 500;
  expect(take('ada', 6)).toEqual([0, 0, 0, 0, 0, 1]);
  time += 60_000;
  expect(take('ada', 21)).toEqual([...Array(20).fill(0), 1]);
});

it('remembers a limited number of senders', () => {
  const rate = createRate({ perSecond: 1, now: () => 0 });
  const empty = (sender: string) => [rate.take(sender), rate.take(sender), rate.take(sender)];
  expect(empty('first')).toEqual([0, 0, 1]);
  for (let each = 0; each < 9_999; each++) rate.take(`other-${each}`);
  expect(rate.take('first')).toBe(1);
  for (let each = 0; each < 10_000; each++) rate.take(`another-${each}`);
  expect(rate.take('first')).toBe(0);
});

it('counts nothing without a limit', () => {
  const rate = createRate({ perSecond: Infinity });
  for (let each = 0; each < 1000; each++) expect(rate.take('ada')).toBe(0);
});

it('takes a burst of its own', () => {
  let time = 0;
  const rate = createRate({ perSecond: 0.5, burst: 3, now: () => time });
  const take = () => rate.take('ada');
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 2]);
  time += 2000;
  expect([take(), take()]).toEqual([0, 2]);
});
