import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../environment/clock';
import { createIceRenewal } from './iceRenewal';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** When, in seconds, credentials that are good for so long are renewed, and again as long as that fails. */
function renewals(ttlSeconds: number | null, untilSeconds: number): number[] {
  const times: number[] = [];
  const startedAt = Date.now();
  const seconds = () => (Date.now() - startedAt) / 1000;
  const renewal = createIceRenewal({
    clock: systemClock,
    remainingMs: () => (ttlSeconds === null ? null : (ttlSeconds - seconds()) * 1000),
    renew() {
      times.push(Math.round(seconds()));
      renewal.schedule();
    },
  });
  renewal.schedule();
  vi.advanceTimersByTime(untilSeconds * 1000);
  renewal.stop();
  return times;
}

it('comes a minute before they expire, or at three quarters of a short life', () => {
  expect(renewals(86_400, 86_399)[0]).toBe(86_340);
  expect(renewals(60, 59)[0]).toBe(45);
});

it('comes again as long as nothing newer is had, and every half minute after that', () => {
  expect(renewals(60, 110)).toEqual([45, 56, 59, 60, 90]);
});

it('does not come where nobody knows when, nor at once where it is far away', () => {
  expect(renewals(null, 100_000)).toEqual([]);
  expect(renewals(60 * 86_400, 10)).toEqual([]);
});
