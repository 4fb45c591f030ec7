import { expect, it } from 'vitest';
import { createVirtualEnvironment } from '../../testing/virtualEnvironment';
import { startCountdown } from './countdown';

it('calls back after the time that was asked for', () => {
  const page = createVirtualEnvironment();
  const calls: number[] = [];
  startCountdown(page, () => calls.push(page.now()), 1700);
  page.advance(1699);
  expect(calls).toEqual([]);
  page.advance(1);
  expect(calls).toEqual([1700]);
});

it('does not count the time in which the page was blocked', () => {
  const page = createVirtualEnvironment();
  const calls: number[] = [];
  startCountdown(page, () => calls.push(page.now()), 3000);
  page.advance(400);
  page.block(10_000);
  expect(calls).toEqual([]);
  page.advance(1499);
  expect(calls).toEqual([]);
  page.advance(1);
  expect(calls).toEqual([11_900]);
});

it('calls nobody once it is stopped', () => {
  const page = createVirtualEnvironment();
  let called = false;
  const stop = startCountdown(page, () => (called = true), 1000);
  page.advance(600);
  stop();
  page.advance(10_000);
  expect(called).toBe(false);
});
