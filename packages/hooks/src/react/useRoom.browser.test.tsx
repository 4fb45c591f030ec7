import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { watchConnections } from '../core/peer/openConnections';
import { createMemoryHub } from '../signaling/memory';
import { createSyntheticStream } from '../testing/index';
import { useChat } from './useChat';
import { useRoom, type UseRoomOptions } from './useRoom';

function useCall(options: UseRoomOptions) {
  const room = useRoom(options);
  return { ...room, chat: useChat(room) };
}

const render = (initialProps: UseRoomOptions) =>
  renderHook((props?: UseRoomOptions) => useCall(props ?? initialProps), { wrapper: StrictMode, initialProps });

describe('useRoom', () => {
  it('does nothing before join, then connects, and leaves nothing behind', async () => {
    const connections = watchConnections();
    const hub = createMemoryHub();
    const [adaSignaling, benSignaling] = [hub.room('tea'), hub.room('tea')];
    const camera = createSyntheticStream();
    const ada = await render({ signaling: adaSignaling, name: 'Ada', media: { stream: camera.stream } });
    const ben = await render({ signaling: benSignaling, name: 'Ben', media: null });
    expect(ada.result.current).toMatchObject({ status: 'idle', self: null, participants: [], error: null });
    expect(connections.made()).toBe(0);

    await ada.result.current.join();
    await ben.result.current.join();
    await expect.poll(() => ben.result.current.participants[0]?.camera).not.toBeNull();
    expect(ada.result.current.self).toMatchObject({ name: 'Ada', camera: camera.stream, picture: 'on' });
    expect(ben.result.current.participants[0]).toMatchObject({ name: 'Ada', status: 'connected', picture: 'on' });
    const made = connections.made();
    await ada.rerender({ signaling: adaSignaling, name: 'Ada', media: { stream: camera.stream } });
    expect(connections.made()).toBe(made);

    await ada.unmount();
    await expect.poll(() => ben.result.current.participants).toEqual([]);
    await ben.unmount();
    await expect.poll(() => connections.open().length).toBe(0);
    expect(camera.stream.getVideoTracks()[0]?.readyState).toBe('live');
    camera.stop();
  });

  it('says when there is no signaling yet, and joins once there is', async () => {
    const signaling = createMemoryHub().room('tea');
    const ada = await render({ signaling: null, name: 'Ada' });
    await ada.result.current.join();
    await expect.poll(() => ada.result.current.status).toBe('failed');
    expect(ada.result.current.error?.code).toBe('signaling-unavailable');
    await ada.rerender({ signaling, name: 'Ada' });
    expect(ada.result.current).toMatchObject({ status: 'idle', error: null });
    await ada.result.current.join();
    await expect.poll(() => ada.result.current.status).toBe('joined');
    await ada.unmount();
  });

  it('leaves and joins again, with actions that stay the same', async () => {
    const hub = createMemoryHub();
    const ada = await render({ signaling: hub.room('tea'), name: 'Ada' });
    const { join, leave } = ada.result.current;
    for (let round = 1; round <= 2; round++) {
      await join();
      await expect.poll(() => ada.result.current.status).toBe('joined');
      leave();
      await expect.poll(() => ada.result.current.status).toBe('left');
    }
    expect(ada.result.current).toMatchObject({ join, leave });
    await ada.unmount();
  });
});

describe('useChat', () => {
  it('shows what both wrote and why something was not sent', async () => {
    const hub = createMemoryHub();
    const ada = await render({ signaling: hub.room('tea'), name: 'Ada' });
    const ben = await render({ signaling: hub.room('tea'), name: 'Ben' });
    expect(ada.result.current.chat).toMatchObject({ status: 'idle', messages: [], error: null });
    await Promise.all([ada.result.current.join(), ben.result.current.join()]);
    await expect.poll(() => ben.result.current.participants[0]?.status).toBe('connected');
    expect(ada.result.current.chat.send('Tea?')).toBe(true);
    await expect.poll(() => ben.result.current.chat.messages.map(({ text }) => text)).toEqual(['Tea?']);
    expect(ben.result.current.chat.send('y'.repeat(5000))).toBe(false);
    await expect.poll(() => ben.result.current.chat.error?.code).toBe('message-too-large');
    expect(ben.result.current.chat.send('Yes.')).toBe(true);
    await expect.poll(() => ada.result.current.chat.messages.map(({ text, own }) => [text, own])).toEqual([
      ['Tea?', true],
      ['Yes.', false],
    ]);
    await expect.poll(() => ben.result.current.chat.error).toBeNull();
    await ada.unmount();
    await ben.unmount();
  });
});
