import { StrictMode } from 'react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { watchConnections } from '../core/peer/openConnections';
import { createSyntheticStream } from '../testing/index';
import { makeMediaServer } from '../testing/whipBridge';
import { usePeerStats } from './usePeerStats';
import { useWhep, type UseWhepOptions } from './useWhep';
import { useWhip, type UseWhipOptions } from './useWhip';

const whip = 'https://media.example/whip';
const whep = 'https://media.example/whep';

function makeCamera() {
  const camera = createSyntheticStream({ color: 'rgb(200 40 40)' });
  onTestFinished(() => camera.stop());
  return camera.stream;
}

const renderWhip = (initialProps: UseWhipOptions) =>
  renderHook((props?: UseWhipOptions) => useWhip(props ?? initialProps), { wrapper: StrictMode, initialProps });
const renderWhep = (initialProps: UseWhepOptions) =>
  renderHook((props?: UseWhepOptions) => useWhep(props ?? initialProps), { wrapper: StrictMode, initialProps });

describe('useWhip and useWhep', () => {
  it('publish and play, and leave nothing behind', async () => {
    const connections = watchConnections();
    const media = makeMediaServer();
    const stream = makeCamera();
    const first = await renderWhip({ url: whip, stream, fetch: media.fetch });
    await expect.poll(() => first.result.current.status).toBe('connected');
    const second = await renderWhep({ url: whep, fetch: media.fetch });
    await expect.poll(() => second.result.current.status).toBe('connected');
    await expect.poll(() => second.result.current.stream?.getVideoTracks().length).toBe(1);

    const made = connections.made();
    const before = first.result.current;
    // Inline options open nothing anew, and the result is the same object until something in it changes.
    await first.rerender({ url: whip, stream, fetch: (...request) => media.fetch(...request), videoCodecs: [] });
    expect(connections.made()).toBe(made);
    expect(first.result.current).toBe(before);

    await first.unmount();
    await second.unmount();
    await expect.poll(() => media.sessions.length).toBe(0);
    await expect.poll(() => connections.open().length).toBe(0);
    expect(stream.getVideoTracks()[0]?.readyState).toBe('live');
  });

  it('wait for a URL and for a stream', async () => {
    const media = makeMediaServer();
    const first = await renderWhip({ url: null, stream: null, fetch: media.fetch });
    expect(first.result.current).toMatchObject({ status: 'idle', error: null, peer: null });
    await first.rerender({ url: whip, stream: null, fetch: media.fetch });
    expect(first.result.current).toMatchObject({ status: 'idle', peer: null });
    await first.rerender({ url: whip, stream: makeCamera(), fetch: media.fetch });
    await expect.poll(() => first.result.current.status).toBe('connected');
    expect(first.result.current.peer).not.toBeNull();
    await first.rerender({ url: null, stream: null, fetch: media.fetch });
    expect(first.result.current).toMatchObject({ status: 'idle', peer: null });
    await expect.poll(() => media.sessions.length).toBe(0);
    await first.unmount();
  });

  it('come in with another token, and by reconnect', async () => {
    const media = makeMediaServer();
    const stream = makeCamera();
    const guarded: typeof fetch = async (input, init) => {
      const isKnown = new Headers(init?.headers).get('authorization') === 'Bearer right';
      return isKnown ? await media.fetch(input, init) : new Response(null, { status: 401 });
    };
    const first = await renderWhip({ url: whip, stream, fetch: guarded, token: 'wrong' });
    await expect.poll(() => first.result.current).toMatchObject({ status: 'failed', error: { code: 'signaling-rejected' } });
    await first.rerender({ url: whip, stream, fetch: guarded, token: 'right' });
    await expect.poll(() => first.result.current).toMatchObject({ status: 'connected', error: null });
    first.result.current.close();
    await expect.poll(() => first.result.current.status).toBe('closed');
    first.result.current.reconnect();
    await expect.poll(() => first.result.current.status).toBe('connected');
    await first.unmount();
  });

  it('give what usePeerStats takes', async () => {
    const media = makeMediaServer();
    const stream = makeCamera();
    const both = await renderHook(() => {
      const result = useWhip({ url: whip, stream, fetch: media.fetch });
      return usePeerStats(result, { intervalMs: 200 });
    });
    await expect.poll(() => both.result.current?.outbound.video.length).toBe(1);
    await both.unmount();
  });
});
