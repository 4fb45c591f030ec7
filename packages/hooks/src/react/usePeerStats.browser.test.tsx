import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { connectPeers } from '../core/peer/testPeers';
import type { MeasuredSource } from '../core/peer/stats/measuredPeer';
import { countLooks } from '../testing/countLooks';
import type { PeerSource } from '../core/peer/peerSource';
import { useConnectionQuality } from './useConnectionQuality';
import { usePeerStats } from './usePeerStats';
import { useRoute } from './useRoute';
import { useSafetyCode } from './useSafetyCode';

describe('the hooks that look at a peer', () => {
  it('know nothing of no peer, then all of one, and leave nothing behind', async () => {
    const [ada, ben] = await connectPeers();
    const { peer: measured, looks } = countLooks(ada);
    const { result, rerender, unmount } = await renderHook(
      ({ peer, measured: seen }: { peer: PeerSource; measured: MeasuredSource } = { peer: null, measured: null }) => {
        return {
          stats: usePeerStats(seen, { intervalMs: 100 }),
          route: useRoute(seen),
          quality: useConnectionQuality(seen),
          code: useSafetyCode(peer),
        };
      },
      { wrapper: StrictMode },
    );
    expect(result.current).toMatchObject({ stats: null, quality: undefined, code: null });
    expect(result.current.route.kind).toBe('unknown');

    await rerender({ peer: ada, measured });
    await expect.poll(() => result.current.stats?.sent.bitrateKbps).toBeTypeOf('number');
    expect(result.current.route).toMatchObject({ kind: 'direct', local: 'host' });
    // Which of them is for a table test to tell: a busy machine answers late.
    await expect.poll(() => result.current.quality).toMatch(/^(good|fair|poor)$/);
    await expect.poll(() => result.current.code).toMatch(/^[\d ]{59}$/);

    const other = await renderHook(() => useSafetyCode(ben), { wrapper: StrictMode });
    await expect.poll(() => other.result.current).toBe(result.current.code);

    await other.unmount();
    await unmount();
    const count = looks.mock.calls.length;
    const [cleo] = await connectPeers();
    const clock = await renderHook(() => usePeerStats(cleo, { intervalMs: 100 }));
    await expect.poll(() => clock.result.current?.sent.bitrateKbps).toBeTypeOf('number');
    expect(looks).toHaveBeenCalledTimes(count);
    await clock.unmount();
  });

  it('take what has a peer, such as a participant, as they take the peer', async () => {
    const [ada] = await connectPeers();
    const { result, rerender, unmount } = await renderHook(
      ({ source }: { source: PeerSource } = { source: { peer: null } }) => ({
        stats: usePeerStats(source, { intervalMs: 100 }),
        route: useRoute(source),
        quality: useConnectionQuality(source),
        code: useSafetyCode(source),
      }),
    );
    expect(result.current).toMatchObject({ stats: null, route: { kind: 'unknown' }, quality: undefined, code: null });

    await rerender({ source: { peer: ada } });
    await expect.poll(() => result.current.stats?.sent.bitrateKbps).toBeTypeOf('number');
    expect(result.current.route.kind).toBe('direct');
    await expect.poll(() => result.current.quality).toMatch(/^(good|fair|poor)$/);
    await expect.poll(() => result.current.code).toMatch(/^[\d ]{59}$/);

    // Another object with the same peer is the same source: a participant is a new one whenever something of it changes.
    const { code } = result.current;
    await rerender({ source: { peer: ada } });
    expect(result.current.code).toBe(code);
    expect(result.current.stats).not.toBeNull();
    await rerender({ source: ada });
    expect(result.current.code).toBe(code);
    await unmount();
  });

  it('render on a look, on a change, and for nothing else', async () => {
    const [ada] = await connectPeers();
    const looks = vi.spyOn(ada.connection as RTCPeerConnection, 'getStats');
    const rendered = { stats: [] as unknown[], quality: [] as unknown[], code: [] as unknown[] };
    const keep = (key: keyof typeof rendered, value: unknown) => void rendered[key].push(value);
    const hooks = [
      await renderHook(() => keep('quality', useConnectionQuality(ada))),
      await renderHook(() => keep('code', useSafetyCode(ada))),
      await renderHook(() => keep('stats', usePeerStats(ada, { intervalMs: 100 }))),
    ];
    await expect.poll(() => looks.mock.calls.length).toBeGreaterThan(8);
    // The first render has nothing to show yet.
    expect(rendered.stats.length).toBeLessThanOrEqual(looks.mock.calls.length + 1);
    await expect.poll(() => rendered.quality.length).toBeGreaterThan(1);
    await expect.poll(() => rendered.code.length).toBe(2);
    // Each render shows another value.
    expect(rendered.quality.filter((value, index) => index > 0 && value === rendered.quality[index - 1])).toEqual([]);
    for (const { unmount } of hooks) await unmount();
  });
});
