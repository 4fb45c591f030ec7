import { Activity, StrictMode, useEffect } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { render as renderElement, renderHook } from 'vitest-browser-react';
import { watchConnections } from '../core/peer/openConnections';
import type { Room } from '../core/room/room';
import type { Member } from '../core/signaling/port';
import { createMemoryHub } from '../signaling/memory';
import { createSyntheticStream } from '../testing/index';
import { createMediaServer } from '../testing/mediaServer';
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
    expect(ada.result.current.self).toMatchObject({ name: 'Ada', camera: camera.stream, cameraStatus: 'on' });
    expect(ben.result.current.participants[0]).toMatchObject({ name: 'Ada', status: 'connected', cameraStatus: 'on' });
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

  it('sends media over a media server where it is asked to', async () => {
    const signaling = createMemoryHub().room('tea');
    const server = createMediaServer();
    const asked = new Set<string>();
    const endpoint = (role: 'whip' | 'whep', member: Member, source: 'camera' | 'screen') => {
      asked.add(`${role} ${member.name} ${source}`);
      return Promise.resolve({ url: `https://media.example/${role}`, fetch: server.fetch });
    };
    const common = {
      signaling,
      topology: 'server',
      publication: (...those: [Member, 'camera' | 'screen']) => endpoint('whip', ...those),
      subscription: (...those: [Member, 'camera' | 'screen']) => endpoint('whep', ...those),
    } as const;
    const camera = createSyntheticStream();
    const ada = await render({ ...common, name: 'Ada', media: camera.stream });
    const ben = await render({ ...common, name: 'Ben' });
    await Promise.all([ada.result.current.join(), ben.result.current.join()]);
    await expect.poll(() => ben.result.current.participants[0]?.camera?.getVideoTracks().length).toBe(1);
    await expect.poll(() => ben.result.current.participants[0]?.mediaPeer?.getSnapshot().status).toBe('connected');
    expect(ben.result.current.participants[0]?.peer?.connection?.getTransceivers()).toEqual([]);
    expect([...asked]).toEqual(['whip Ada camera', 'whep Ada camera']);
    await ada.unmount();
    await ben.unmount();
    await expect.poll(() => server.sessions.length).toBe(0);
    camera.stop();
  });

  it('tells once who joins and who leaves, to the callbacks that were rendered last', async () => {
    const hub = createMemoryHub();
    const [adaSignaling, benSignaling] = [hub.room('tea'), hub.room('tea')];
    const told: string[] = [];
    const first = { onParticipantJoined: () => told.push('stale') };
    const ada = await render({ signaling: adaSignaling, name: 'Ada', ...first });
    await ada.rerender({
      signaling: adaSignaling,
      name: 'Ada',
      onParticipantJoined: ({ name }) => told.push(`${name} joined`),
      onParticipantLeft: ({ name }, reason) => told.push(`${name} ${reason}`),
    });
    await ada.result.current.join();
    const ben = await render({ signaling: benSignaling, name: 'Ben' });
    await ben.result.current.join();
    await expect.poll(() => told).toEqual(['Ben joined']);
    ben.result.current.leave();
    await expect.poll(() => told).toEqual(['Ben joined', 'Ben left']);
    await ben.unmount();
    await ada.unmount();
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

describe('useRoom, alone in its room', () => {
  const signalingOf = (role: 'host' | 'guest' = 'guest') => createMemoryHub().room('alone', { role });

  it('joins by itself where it is told to, once there is signaling', async () => {
    const signaling = signalingOf();
    const ada = await render({ signaling: null, name: 'Ada', autoJoin: true });
    expect(ada.result.current).toMatchObject({ status: 'idle', inRoom: false });
    await ada.rerender({ signaling, name: 'Ada', autoJoin: true });
    await expect.poll(() => ada.result.current).toMatchObject({ status: 'joined', inRoom: true });
    ada.result.current.leave();
    await expect.poll(() => ada.result.current).toMatchObject({ status: 'left', inRoom: false });
    await ada.rerender({ signaling, name: 'Ada Lovelace', autoJoin: true });
    expect(ada.result.current.status).toBe('left');
    await ada.unmount();
  });

  it('waits as a guest in a room that begins locked, and is in as a host', async () => {
    for (const [role, status] of [['guest', 'waiting'], ['host', 'joined']] as const) {
      const ada = await render({ signaling: signalingOf(role), name: 'Ada', access: 'locked', autoJoin: true });
      await expect.poll(() => ada.result.current).toMatchObject({ status, access: 'locked' });
      await ada.unmount();
    }
  });

  it('gives the same result until something changes', async () => {
    const results = new Set<unknown>();
    const options = { signaling: signalingOf(), name: 'Ada' };
    const { rerender, unmount } = await renderHook(() => {
      const result = useRoom({ ...options });
      results.add(result);
      return result;
    });
    await rerender();
    await rerender();
    expect(results.size).toBe(1);
    await unmount();
  });

  it('joins again when it is shown again after a while, unless it was left meanwhile', async () => {
    const signaling = signalingOf();
    const rooms: Room[] = [];
    function Call() {
      const { room } = useRoom({ signaling, name: 'Ada' });
      useEffect(() => void rooms.push(room), [room]);
      return null;
    }
    const page = (mode: 'visible' | 'hidden') => (
      <Activity mode={mode}>
        <Call />
      </Activity>
    );
    const { rerender, unmount } = await renderElement(page('visible'));
    const status = () => rooms.at(-1)?.getSnapshot().status;
    await rooms[0]?.join();
    expect(status()).toBe('joined');
    await rerender(page('hidden'));
    await expect.poll(status).toBe('left');
    await rerender(page('visible'));
    await expect.poll(status).toBe('joined');
    rooms.at(-1)?.leave();
    await rerender(page('hidden'));
    await rerender(page('visible'));
    expect(status()).toBe('left');
    await unmount();
  });

  it('warns of a signaling that is another object at every render, once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const hub = createMemoryHub();
    const { rerender, unmount } = await renderHook(() => useRoom({ signaling: hub.room('inline'), name: 'Ada' }));
    for (let renders = 0; renders < 12; renders++) await rerender();
    expect(warn.mock.calls.filter(([text]) => String(text).includes('`signaling` is another object'))).toHaveLength(1);
    warn.mockRestore();
    await unmount();
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
