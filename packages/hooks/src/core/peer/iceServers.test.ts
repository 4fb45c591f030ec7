import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../environment/clock';
import { createIceServersCache, type IceServersSource } from './iceServers';

const makeCache = (source: IceServersSource | undefined) => createIceServersCache(source, systemClock);

const first = [{ urls: 'turn:one.example', username: 'a', credential: 'a' }];
const second = [{ urls: 'turn:one.example', username: 'b', credential: 'b' }];

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('gives a list as it is', async () => {
  expect(await makeCache(first).resolve()).toEqual({ iceServers: first, error: null });
  expect(await makeCache(undefined).resolve()).toEqual({ iceServers: [], error: null });
});

it('asks a source each time', async () => {
  const source = vi.fn().mockResolvedValueOnce(first).mockResolvedValueOnce(second);
  const cache = makeCache(source);
  expect((await cache.resolve()).iceServers).toBe(first);
  expect((await cache.resolve()).iceServers).toBe(second);
});

it('gives none, and the reason, when a source that has never answered fails or is late', async () => {
  const failing = await makeCache(() => Promise.reject(new Error('no'))).resolve();
  expect(failing.iceServers).toEqual([]);
  expect(failing.error?.code).toBe('turn-unreachable');

  const late = makeCache(() => new Promise(() => {})).resolve();
  await vi.advanceTimersByTimeAsync(4000);
  expect(await late).toMatchObject({ iceServers: [], error: { code: 'turn-unreachable' } });
});

it('takes an answer with a time to live, and says how much of it is left', async () => {
  const source = vi.fn().mockResolvedValueOnce({ iceServers: first, ttlSeconds: 600 }).mockResolvedValueOnce(second);
  const cache = makeCache(source);
  expect(cache.remainingMs()).toBeNull();
  expect(await cache.resolve()).toEqual({ iceServers: first, error: null });
  expect(cache.remainingMs()).toBe(600_000);
  await vi.advanceTimersByTimeAsync(700_000);
  expect(cache.remainingMs()).toBe(-100_000);
  await cache.resolve();
  expect(cache.remainingMs()).toBeNull();
});

it('leaves out what is no server, and says so', async () => {
  const cache = makeCache([42, ...first, { urls: 'turn:two.example' }] as RTCIceServer[]);
  const { iceServers, error } = await cache.resolve();
  expect(iceServers).toEqual([{ ...first[0], urls: ['turn:one.example'] }]);
  expect(error?.code).toBe('ice-server-invalid');
});

it('does not take nonsense in place of an answer from before', async () => {
  const source = vi.fn().mockResolvedValueOnce(first).mockResolvedValueOnce([1, 2]).mockResolvedValueOnce('<html>');
  const cache = makeCache(source);
  for (let each = 0; each < 3; each++) expect((await cache.resolve()).iceServers).toBe(first);
});

it('makes do with the last answer when the next one fails, or is late', async () => {
  const source = vi.fn().mockResolvedValueOnce(first).mockRejectedValueOnce(new Error('no'));
  const cache = makeCache(source);
  await cache.resolve();
  expect(await cache.resolve()).toEqual({ iceServers: first, error: null });

  source.mockImplementationOnce(() => new Promise((resolve) => setTimeout(() => resolve(second), 3000)));
  const patient = cache.resolve();
  await vi.advanceTimersByTimeAsync(1000);
  expect((await patient).iceServers).toBe(first);
  // What came late is the last answer from then on.
  await vi.advanceTimersByTimeAsync(2000);
  source.mockRejectedValueOnce(new Error('no'));
  expect((await cache.resolve()).iceServers).toBe(second);
});

it('takes nothing but a list', async () => {
  const cache = makeCache(() => Promise.resolve({} as RTCIceServer[]));
  expect((await cache.resolve()).error?.message).toContain('not an array');
});
