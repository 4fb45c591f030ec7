import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTokenRefresher } from './tokenRefresher';

const HOUR = 60 * 60 * 1000;

beforeEach(() => vi.useFakeTimers({ now: 1_900_000_000_000 }));
afterEach(() => void vi.useRealTimers());

function make() {
  const page = new EventTarget();
  let count = 0;
  const fetchToken = vi.fn(async () => `token ${++count}`);
  return { page, fetchToken, refresher: createTokenRefresher('first', { fetchToken, page }) };
}

it('gets another token every hour', async () => {
  const { refresher, fetchToken } = make();
  expect(refresher.token).toBe('first');
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(refresher.token).toBe('token 1');
  refresher.close();
  await vi.advanceTimersByTimeAsync(5 * HOUR);
  expect(fetchToken).toHaveBeenCalledTimes(1);
});

it.each(['online', 'visibilitychange', 'focus', 'pageshow'])('gets another one at once on %s after a sleep of hours', async (event) => {
  const { refresher, page } = make();
  // The timers stood still; the clock did not.
  vi.setSystemTime(Date.now() + 7 * HOUR);
  page.dispatchEvent(new Event(event));
  await vi.advanceTimersByTimeAsync(0);
  expect(refresher.token).toBe('token 1');
  refresher.close();
});

it('keeps a token that is fresh', async () => {
  const { refresher, page, fetchToken } = make();
  await vi.advanceTimersByTimeAsync(60_000);
  for (let each = 0; each < 10; each++) page.dispatchEvent(new Event('online'));
  expect(fetchToken).not.toHaveBeenCalled();
  refresher.close();
});

it('asks once for all who were refused at the same time, and keeps what it has where it gets none', async () => {
  const { refresher, fetchToken } = make();
  await Promise.all([refresher.refresh(), refresher.refresh()]);
  expect(fetchToken).toHaveBeenCalledTimes(1);
  fetchToken.mockRejectedValueOnce(new Error('no network'));
  await refresher.refresh();
  expect(refresher.token).toBe('token 1');
  refresher.close();
});
