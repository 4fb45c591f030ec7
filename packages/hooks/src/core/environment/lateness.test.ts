import { expect, it } from 'vitest';
import { createLateness } from './lateness';

it('tells the greatest lateness of the last five seconds', () => {
  const lateness = createLateness();
  expect(lateness.current(0)).toBe(0);
  lateness.note(1000, 1400, false);
  lateness.note(2000, 2050, false);
  expect(lateness.current(2050)).toBe(400);
  expect(lateness.current(6399)).toBe(400);
  expect(lateness.current(6400)).toBe(50);
  expect(lateness.current(7050)).toBe(0);
});

it('does not call a hidden page late by the second to which its timers are aligned', () => {
  const lateness = createLateness();
  lateness.note(1000, 1990, true);
  expect(lateness.current(1990)).toBe(0);
  lateness.note(2000, 3500, true);
  expect(lateness.current(3500)).toBe(500);
});

it('tells a page that had stopped from one that is late', () => {
  const lateness = createLateness();
  expect(lateness.note(1000, 4000, false)).toBe(false);
  expect(lateness.note(5000, 65_000, false)).toBe(true);
});
