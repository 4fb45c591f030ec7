import { afterEach, expect, it, vi } from 'vitest';
import { askWithToken } from './askWithToken';
import { fetchIceServers } from './fetchIceServers';

afterEach(() => void vi.unstubAllGlobals());

/** A server that takes the token `good` alone and answers `status` to others, and who asks it with `first`. */
function ask({ first = 'old', status = 401, next = 'good' }) {
  const tokens = {
    token: first,
    refresh: vi.fn(async () => {
      tokens.token = next;
    }),
  };
  const asked: (string | null)[] = [];
  vi.stubGlobal('fetch', async (_url: string, { headers }: { headers: Record<string, string> }) => {
    asked.push(headers['authorization'] ?? null);
    const isGood = headers['authorization'] === 'Bearer good';
    return Response.json({ iceServers: [] }, { status: isGood ? 200 : status });
  });
  const answer = askWithToken(tokens, (token) => fetchIceServers({ room: 'blue', token }));
  return { answer, asked, refresh: tokens.refresh };
}

it('asks once for a token that is good', async () => {
  const { answer, asked, refresh } = ask({ first: 'good' });
  expect(await answer).toEqual({ iceServers: [] });
  expect(asked).toHaveLength(1);
  expect(refresh).not.toHaveBeenCalled();
});

it('asks once more with a new token where the old one has expired', async () => {
  const { answer, asked, refresh } = ask({});
  expect(await answer).toEqual({ iceServers: [] });
  expect(asked).toEqual(['Bearer old', 'Bearer good']);
  expect(refresh).toHaveBeenCalledTimes(1);
});

it('asks no third time', async () => {
  const { answer, asked } = ask({ next: 'bad' });
  await expect(answer).rejects.toMatchObject({ code: 'turn-unreachable', cause: { status: 401 } });
  expect(asked).toEqual(['Bearer old', 'Bearer bad']);
});

it('does not ask again where no new token can be had', async () => {
  const { answer, asked } = ask({ next: 'old' });
  await expect(answer).rejects.toMatchObject({ code: 'turn-unreachable' });
  expect(asked).toHaveLength(1);
});

it.each([403, 429, 503])('takes %i for an answer', async (status) => {
  const { answer, asked, refresh } = ask({ status });
  await expect(answer).rejects.toMatchObject({ code: 'turn-unreachable', cause: { status } });
  expect(asked).toHaveLength(1);
  expect(refresh).not.toHaveBeenCalled();
});
