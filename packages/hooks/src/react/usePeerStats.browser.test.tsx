import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { connectPeers } from '../core/peer/testPeers';
import type { Peer } from '../core/peer/peer';
import { useConnectionQuality } from './useConnectionQuality';
import { usePeerStats } from './usePeerStats';
import { useRoute } from './useRoute';
import { useSafetyCode } from './useSafetyCode';

describe('the hooks that look at a peer', () => {
  it('know nothing of no peer, then all of one, and leave nothing behind', async () => {
    const [ada, ben] = await connectPeers();
    const looks = vi.spyOn(ada.connection as RTCPeerConnection, 'getStats');
    const { result, rerender, unmount } = await renderHook(
      ({ peer }: { peer: Peer | null } = { peer: null }) => {
        return {
          stats: usePeerStats(peer, { intervalMs: 100 }),
          route: useRoute(peer),
          quality: useConnectionQuality(peer),
          code: useSafetyCode(peer),
        };
      },
      { wrapper: StrictMode },
    );
    expect(result.current).toMatchObject({ stats: null, quality: undefined, code: null });
    expect(result.current.route.kind).toBe('unknown');

    await rerender({ peer: ada });
    await expect.poll(() => result.current.stats?.sent.bitrateKbps).toBeTypeOf('number');
    expect(result.current).toMatchObject({ route: { kind: 'direct', local: 'host' }, quality: 'good' });
    await expect.poll(() => result.current.code).toMatch(/^[\d ]{29}$/);

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

  it('render on a look, on a change, and for nothing else', async () => {
    const [ada] = await connectPeers();
    const looks = vi.spyOn(ada.connection as RTCPeerConnection, 'getStats');
    const renders = { stats: 0, quality: 0, code: 0 };
    const count = (key: keyof typeof renders) => void (renders[key] += 1);
    const hooks = [
      await renderHook(() => (count('quality'), useConnectionQuality(ada))),
      await renderHook(() => (count('code'), useSafetyCode(ada))),
      await renderHook(() => (count('stats'), usePeerStats(ada, { intervalMs: 100 }))),
    ];
    await expect.poll(() => looks.mock.calls.length).toBeGreaterThan(8);
    // The first render has nothing to show yet.
    expect(renders.stats).toBeLessThanOrEqual(looks.mock.calls.length + 1);
    expect(renders.quality).toBe(2);
    expect(renders.code).toBe(2);
    for (const { unmount } of hooks) await unmount();
  });
});
