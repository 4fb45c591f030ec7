import { StrictMode } from 'react';
import { describe, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { front, inside, plugIn } from '../testing/desk';
import { createGate } from '../testing/gate';
import type { VirtualDevices } from '../testing/virtualDevices';
import { useUserMedia, type UseUserMediaOptions } from './useUserMedia';

async function live(options: UseUserMediaOptions = {}, devices: VirtualDevices = plugIn()) {
  const hook = await renderHook(() => useUserMedia(options), { wrapper: StrictMode });
  await hook.result.current.start();
  await expect.poll(() => hook.result.current.status).toBe('live');
  return { ...hook, devices };
}

describe('microphone', () => {
  test('toggle mutes and unmutes the running track, and leaves the camera alone', async () => {
    const { result, devices, unmount } = await live();
    const { track } = result.current.microphone;
    const { camera } = result.current;
    await result.current.microphone.toggle();
    await expect.poll(() => result.current.microphone.status).toBe('muted');
    expect(track).toMatchObject({ enabled: false, readyState: 'live' });
    await result.current.microphone.toggle(false);
    expect(result.current.microphone.status).toBe('muted');
    await result.current.microphone.toggle();
    await expect.poll(() => result.current.microphone.status).toBe('on');
    expect(result.current.microphone.track).toBe(track);
    expect(track?.enabled).toBe(true);
    expect(result.current.camera).toBe(camera);
    expect(devices.calls).toHaveLength(1);
    await unmount();
  });

  test('one that is muted while the prompt is open arrives muted', async () => {
    const gate = createGate();
    plugIn({ devices: [front, inside], beforeCapture: () => gate.opened });
    const { result, unmount } = await renderHook(() => useUserMedia(), { wrapper: StrictMode });
    const started = result.current.start();
    await expect.poll(() => result.current.microphone.status).toBe('starting');
    await result.current.microphone.toggle();
    gate.open();
    await started;
    await expect.poll(() => result.current.microphone.status).toBe('muted');
    expect(result.current.microphone.track?.enabled).toBe(false);
    await unmount();
  });

  test('stays muted on another device', async () => {
    const { result, unmount } = await live();
    await result.current.microphone.toggle(false);
    await result.current.microphone.select('headset');
    await expect.poll(() => result.current.microphone.deviceId).toBe('headset');
    expect(result.current.microphone.status).toBe('muted');
    expect(result.current.microphone.track?.enabled).toBe(false);
    await unmount();
  });
});

describe('camera', () => {
  test('off releases the device and keeps the stream; on captures it anew into the same stream', async () => {
    const { result, devices, unmount } = await live();
    const { stream } = result.current;
    const track = result.current.camera.track;
    await result.current.camera.toggle(false);
    expect(track?.readyState).toBe('ended');
    await expect.poll(() => result.current.camera.status).toBe('off');
    expect(stream?.getVideoTracks()).toEqual([]);
    expect(result.current).toMatchObject({ status: 'live', stream, error: null });
    expect(result.current.microphone.status).toBe('on');

    await result.current.camera.toggle();
    await expect.poll(() => result.current.camera.status).toBe('on');
    expect(result.current.camera.track).not.toBe(track);
    expect(result.current.stream).toBe(stream);
    expect(stream?.getVideoTracks()).toEqual([result.current.camera.track]);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('its switch never touches the microphone', async () => {
    const { result, unmount } = await live();
    const { microphone } = result.current;
    const { track } = microphone;
    const events: string[] = [];
    for (const type of ['mute', 'unmute', 'ended']) track?.addEventListener(type, () => events.push(type));
    await result.current.camera.toggle(false);
    await result.current.camera.toggle(true);
    await result.current.camera.select('rear');
    await expect.poll(() => result.current.camera.deviceId).toBe('rear');
    expect(result.current.microphone).toBe(microphone);
    expect(track).toMatchObject({ enabled: true, readyState: 'live' });
    expect(result.current.stream?.getAudioTracks()).toEqual([track]);
    expect(events).toEqual([]);
    await unmount();
  });

  test('off while the prompt is open: the microphone comes alone', async () => {
    const gate = createGate();
    const devices = plugIn({ devices: [front, inside], beforeCapture: () => gate.opened });
    const { result, unmount } = await renderHook(() => useUserMedia(), { wrapper: StrictMode });
    const started = result.current.start();
    await expect.poll(() => result.current.camera.status).toBe('starting');
    await result.current.camera.toggle(false);
    gate.open();
    await started;
    await expect.poll(() => result.current.status).toBe('live');
    expect(result.current.camera.status).toBe('off');
    expect(devices.tracks).toHaveLength(2);
    expect(devices.liveTracks()).toBe(1);
    await unmount();
  });

  test('fast switching ends where the last switch was', async () => {
    const { result, devices, unmount } = await live();
    const { camera } = result.current;
    await Promise.all([camera.toggle(false), camera.toggle(true), camera.toggle(false), camera.toggle(true)]);
    await expect.poll(() => result.current.camera.status).toBe('on');
    await expect.poll(() => devices.liveTracks()).toBe(2);
    await Promise.all([camera.toggle(false), camera.toggle(true), camera.toggle(false)]);
    await expect.poll(() => result.current.camera.status).toBe('off');
    await expect.poll(() => devices.liveTracks()).toBe(1);
    await unmount();
    await expect.poll(() => devices.liveTracks()).toBe(0);
  });

  test('turned on before anything was started, it starts alone', async () => {
    const devices = plugIn({ devices: [front, inside] });
    const { result, unmount } = await renderHook(() => useUserMedia(), { wrapper: StrictMode });
    await result.current.camera.toggle(true);
    await expect.poll(() => result.current.status).toBe('live');
    expect(result.current.microphone.status).toBe('off');
    expect(devices.calls).toEqual([{ video: {} }]);
    await unmount();
  });
});
