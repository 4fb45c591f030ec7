import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { watchConnections } from '../core/peer/openConnections';
import { expectColor } from '../testing/expectColor';
import { createSignalChannelPair, createSyntheticStream } from '../testing/index';
import { usePeer, type UsePeerOptions } from './usePeer';

const render = (initialProps: UsePeerOptions) =>
  renderHook((props?: UsePeerOptions) => usePeer(props ?? initialProps), { wrapper: StrictMode, initialProps });

describe('usePeer', () => {
  it('connects two components, with inline options, and leaves nothing behind', async () => {
    const connections = watchConnections();
    const [a, b] = createSignalChannelPair();
    const camera = createSyntheticStream({ color: 'rgb(200 40 40)' });
    const first = await render({ signaling: a, initiator: true, streams: [camera.stream, null], iceServers: [] });
    const second = await render({ signaling: b, initiator: false, streams: [] });
    await expect.poll(() => first.result.current.status).toBe('connected');
    await expect.poll(() => second.result.current.status).toBe('connected');
    await expect.poll(() => second.result.current.remoteStreams.length).toBe(1);
    const [remote] = second.result.current.remoteStreams as [MediaStream];
    await expectColor(remote, [200, 40, 40]);

    const made = connections.made();
    const before = first.result.current;
    await first.rerender({ signaling: a, initiator: true, streams: [camera.stream, null], iceServers: [] });
    expect(connections.made()).toBe(made);
    // The result is the same object until something in it changes.
    expect(first.result.current).toBe(before);

    await first.unmount();
    await expect.poll(() => second.result.current.status).toBe('closed');
    await second.unmount();
    await expect.poll(() => connections.open().length).toBe(0);
    expect(camera.stream.getVideoTracks()[0]?.readyState).toBe('live');
    camera.stop();
  });

  it('keeps its actions, and carries data both ways', async () => {
    const [a, b] = createSignalChannelPair();
    const first = await render({ signaling: a, initiator: true });
    const second = await render({ signaling: b, initiator: false });
    const { send, subscribeData, restartIce, close } = first.result.current;
    const heard: unknown[] = [];
    second.result.current.subscribeData((data) => heard.push(data));
    send('sent before there was a connection');
    await expect.poll(() => heard).toEqual(['sent before there was a connection']);
    expect(first.result.current).toMatchObject({ send, subscribeData, restartIce, close, status: 'connected' });
    close();
    await expect.poll(() => second.result.current.status).toBe('closed');
    await first.unmount();
    await second.unmount();
  });

  it('waits for a signaling that is not there yet', async () => {
    const [a, b] = createSignalChannelPair();
    const first = await render({ signaling: null, initiator: true });
    const second = await render({ signaling: b, initiator: false });
    expect(first.result.current).toMatchObject({ status: 'idle', peer: null, remoteStreams: [], error: null });
    await first.rerender({ signaling: a, initiator: true });
    await expect.poll(() => first.result.current.status).toBe('connected');
    expect(first.result.current.peer).not.toBeNull();
    await first.unmount();
    await second.unmount();
  });

  it('sends a stream that comes only later', async () => {
    const [a, b] = createSignalChannelPair();
    const first = await render({ signaling: a, initiator: true });
    const second = await render({ signaling: b, initiator: false, streams: [null] });
    await expect.poll(() => second.result.current.status).toBe('connected');
    const camera = createSyntheticStream();
    await second.rerender({ signaling: b, initiator: false, streams: [camera.stream] });
    await expect.poll(() => first.result.current.remoteStreams.map(({ id }) => id)).toEqual([camera.stream.id]);
    await first.unmount();
    await second.unmount();
    camera.stop();
  });

  it('stays mounted when the same stream is given twice, or its tracks in another stream, before and during a call', async () => {
    const [a, b] = createSignalChannelPair();
    const camera = createSyntheticStream();
    const streams = [camera.stream, camera.stream, new MediaStream(camera.stream.getTracks())];
    const first = await render({ signaling: a, initiator: true, streams });
    const second = await render({ signaling: b, initiator: false });
    await expect.poll(() => first.result.current.status).toBe('connected');
    await second.rerender({ signaling: b, initiator: false, streams });
    for (const { result } of [first, second]) await expect.poll(() => result.current.remoteStreams.length).toBe(1);
    await first.unmount();
    await second.unmount();
    camera.stop();
  });
});
