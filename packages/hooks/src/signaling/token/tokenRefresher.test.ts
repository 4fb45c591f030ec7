import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RtcError } from '../../core/errors';
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

it('renews as often as it is told, and takes no token for fresh that is older than that', async () => {
  const page = new EventTarget();
  const fetchToken = vi.fn(async () => 'next');
  const refresher = createTokenRefresher('first', { fetchToken, page, renewEveryMs: 60_000 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetchToken).toHaveBeenCalledTimes(1);
  vi.setSystemTime(Date.now() + 60_000);
  page.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(fetchToken).toHaveBeenCalledTimes(2);
  refresher.close();
});

describe('ask', () => {
  /** A server that takes the token `good` alone and answers `status` to others, and who asks it with `first`. */
  function ask({ first = 'old', status = 401, next = 'good' as string | null }) {
    const fetchToken = vi.fn(async () => next);
    const refresher = createTokenRefresher(first, { fetchToken, page: new EventTarget() });
    const asked: string[] = [];
    const answer = refresher
      .ask(async (token) => {
        asked.push(token);
        if (token !== 'good') throw new RtcError('turn-unreachable', 'No servers.', { cause: { status } });
        return 'servers';
      })
      .finally(() => refresher.close());
    return { answer, asked, fetchToken };
  }

  it('asks once with a token that is good', async () => {
    const { answer, asked, fetchToken } = ask({ first: 'good' });
    expect(await answer).toBe('servers');
    expect(asked).toEqual(['good']);
    expect(fetchToken).not.toHaveBeenCalled();
  });

  it('asks once more with a new token where the old one has expired', async () => {
    const { answer, asked, fetchToken } = ask({});
    expect(await answer).toBe('servers');
    expect(asked).toEqual(['old', 'good']);
    expect(fetchToken).toHaveBeenCalledTimes(1);
  });

  it('asks no third time', async () => {
    const { answer, asked } = ask({ next: 'bad' });
    await expect(answer).rejects.toMatchObject({ code: 'turn-unreachable', cause: { status: 401 } });
    expect(asked).toEqual(['old', 'bad']);
  });

  it.each(['old', null])('does not ask again where no new token can be had (%s)', async (next) => {
    const { answer, asked } = ask({ next });
    await expect(answer).rejects.toMatchObject({ code: 'turn-unreachable' });
    expect(asked).toEqual(['old']);
  });

  it.each([403, 429, 503])('takes %i for an answer', async (status) => {
    const { answer, asked, fetchToken } = ask({ status });
    await expect(answer).rejects.toMatchObject({ code: 'turn-unreachable', cause: { status } });
    expect(asked).toEqual(['old']);
    expect(fetchToken).not.toHaveBeenCalled();
  });
});
