import { afterEach, describe, expect, it, vi } from 'vitest';
import { cut, json, left, serve, startVendor, stunEnv, turn } from './testing/vendor';

afterEach(() => void vi.useRealTimers());

describe('how often a vendor is asked', () => {
  it('once for all who ask at the same time, and again shortly before the credentials expire', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
    const { url, asked } = await startVendor(json({ ttl: 1000, iceServers: turn }));
    const ask = serve({ ICE_SERVERS_URL: url });
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    expect(new Set(answers.map(({ ttlSeconds }) => ttlSeconds))).toEqual(new Set([1000]));
    vi.setSystemTime(1_900_000_890_000);
    expect((await ask()).ttlSeconds).toBe(110);
    expect(asked()).toBe(1);
    // Nobody waits for the vendor where there are servers that are good.
    vi.setSystemTime(1_900_000_910_000);
    expect((await ask()).ttlSeconds).toBe(90);
    await vi.waitFor(async () => expect((await ask()).ttlSeconds).toBeGreaterThan(900));
    expect(asked()).toBe(2);
  });

  it.each([
    ['429', json({}, 429)],
    ['500', json({}, 500)],
    ['a refusal', json({}, 401)],
    ['a cut line', cut],
    ['nonsense', json([7])],
  ])('seldom, after %s: the wait doubles up to five minutes', async (_what, answer) => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
    const { url, asked } = await startVendor(answer);
    const ask = serve({ ...stunEnv, ICE_SERVERS_URL: url });
    for (let each = 0; each < 20; each++) await ask();
    expect(asked()).toBe(1);
    const waits = [10, 20, 40, 80, 160, 300, 300];
    for (const [index, seconds] of waits.entries()) {
      vi.setSystemTime(Date.now() + seconds * 1000 - 1);
      await ask();
      expect(asked()).toBe(index + 1);
      vi.setSystemTime(Date.now() + 1);
      await ask();
      expect(asked()).toBe(index + 2);
    }
  });

  it('as late as it says itself', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
    const { url, asked } = await startVendor((_request, response) => void response.writeHead(429, { 'retry-after': '120' }).end());
    const ask = serve({ ...stunEnv, ICE_SERVERS_URL: url });
    await ask();
    vi.setSystemTime(1_900_000_119_000);
    await ask();
    expect(asked()).toBe(1);
    vi.setSystemTime(1_900_000_120_000);
    await ask();
    expect(asked()).toBe(2);
  });

  it('not at all for those who get no relays', async () => {
    const { url, asked } = await startVendor(json([turn]));
    const ask = serve({ ...stunEnv, ICE_SERVERS_URL: url }, { authorize: () => ({ relay: false }) });
    expect(await ask()).toMatchObject({ iceServers: left });
    expect(asked()).toBe(0);
  });

  it('serves the last good answer while the vendor fails, until it has expired, and recovers', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_900_000_000_000 });
    const onError = vi.fn();
    const { url, change } = await startVendor(json({ ttl: 1000, iceServers: turn }));
    const ask = serve({ ...stunEnv, ICE_SERVERS_URL: url }, { onError });
    await ask();
    change(json({}, 500));
    vi.setSystemTime(1_900_000_990_000);
    expect(await ask()).toEqual({ iceServers: [...left, turn], ttlSeconds: 10 });
    await vi.waitFor(() => {
      expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'provider-failed' }));
    });

    vi.setSystemTime(1_900_001_000_000);
    const { iceServers, problems } = await ask();
    expect(iceServers).toEqual(left);
    expect(problems).toEqual([{ code: 'provider-failed', message: 'ICE_SERVERS_URL answered with status 500.' }]);

    change(json({ ttl: 1000, iceServers: turn }));
    vi.setSystemTime(1_900_001_020_000);
    expect(await ask()).toEqual({ iceServers: [...left, turn], ttlSeconds: 1000 });
  });
});
