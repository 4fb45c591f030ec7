import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { shareIceServers } from './sharedIceServers';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('asks once for all who ask at the same time, and again later', async () => {
  const source = vi.fn(async () => [{ urls: 'stun:one.example' }]);
  const ask = shareIceServers(() => source);
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(source).toHaveBeenCalledTimes(1);
  expect(new Set(answers).size).toBe(1);
  vi.advanceTimersByTime(1001);
  await ask();
  expect(source).toHaveBeenCalledTimes(2);
});

it('shares a slow answer from the moment it is there', async () => {
  const source = vi.fn(() => new Promise<RTCIceServer[]>((resolve) => setTimeout(() => resolve([]), 1500)));
  const ask = shareIceServers(() => source);
  const first = ask();
  await vi.advanceTimersByTimeAsync(2400);
  await Promise.all([first, ask()]);
  expect(source).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(200);
  void ask();
  expect(source).toHaveBeenCalledTimes(2);
});

it('does not wait for ever for a source that never answers', async () => {
  const source = vi.fn().mockReturnValueOnce(new Promise(() => undefined)).mockResolvedValue([]);
  const ask = shareIceServers(() => source);
  void ask();
  vi.advanceTimersByTime(2001);
  expect(await ask()).toEqual([]);
});

it('takes an answer that is there at once, and a failure as well', async () => {
  const now = shareIceServers(() => (() => []) as unknown as () => Promise<RTCIceServer[]>);
  expect(await now()).toEqual([]);
  const throwing = shareIceServers(() => () => {
    throw new Error('no');
  });
  await expect(throwing()).rejects.toThrow('no');
});

it('does not keep a failure for who asks only then', async () => {
  const source = vi.fn().mockRejectedValueOnce(new Error('502')).mockResolvedValue([{ urls: 'stun:one.example' }]);
  const ask = shareIceServers(() => source);
  await expect(ask()).rejects.toThrow('502');
  expect(await ask()).toHaveLength(1);
});

it('tells everybody of a failure, and takes a list as it is', async () => {
  const failing = shareIceServers(() => () => Promise.reject(new Error('502')));
  const outcomes = await Promise.allSettled([failing(), failing()]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await shareIceServers(() => undefined)()).toEqual([]);
});
