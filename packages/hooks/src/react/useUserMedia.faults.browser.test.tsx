import { StrictMode } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { deviceWatch } from '../core/media/deviceWatch';
import { createGate } from '../testing/gate';
import type { VirtualDevice } from '../testing/virtualDevice';
import { createVirtualDevices, type VirtualDevices } from '../testing/virtualDevices';
import { useUserMedia, type UseUserMediaOptions } from './useUserMedia';

const camera: VirtualDevice = { kind: 'videoinput', deviceId: 'camera', label: 'Camera' };
const inside: VirtualDevice = { kind: 'audioinput', deviceId: 'inside', label: 'Built-in microphone' };
const headset: VirtualDevice = { kind: 'audioinput', deviceId: 'headset', label: 'Headset' };

let devices: VirtualDevices | null = null;
afterEach(() => {
  devices?.restore();
  vi.restoreAllMocks();
});

async function start(
  plugged: readonly VirtualDevice[],
  options: UseUserMediaOptions = {},
  refuse?: () => void | Promise<void>,
) {
  devices = createVirtualDevices({ media: 'browser', devices: plugged, beforeCapture: refuse });
  const hook = await renderHook(() => useUserMedia(options), { wrapper: StrictMode });
  await hook.result.current.start();
  return { ...hook, devices };
}

describe('what is missing', () => {
  test('no camera: the microphone alone, and the error says so', async () => {
    const { result, unmount } = await start([inside]);
    await expect.poll(() => result.current.status).toBe('live');
    expect(result.current.camera).toMatchObject({
      status: 'failed',
      track: null,
      error: { code: 'device-not-found' },
    });
    expect(result.current.microphone).toMatchObject({ status: 'on', error: null });
    expect(result.current.error).toBe(result.current.camera.error);
    expect(result.current.stream?.getTracks()).toEqual([result.current.microphone.track]);
    await unmount();
  });

  test('no microphone: the camera alone', async () => {
    const { result, unmount } = await start([camera]);
    await expect.poll(() => result.current.status).toBe('live');
    expect(result.current.microphone).toMatchObject({
      status: 'failed',
      error: { code: 'device-not-found' },
    });
    expect(result.current.camera.status).toBe('on');
    expect(result.current.error?.recovery).toBe('plug-in-device');
    await unmount();
  });

  test('nothing at all fails, and start tries again once there is something', async () => {
    const { result, devices, unmount } = await start([]);
    await expect.poll(() => result.current.status).toBe('failed');
    expect(result.current).toMatchObject({ stream: null, error: { code: 'device-not-found' } });
    devices.plug(camera);
    devices.plug(inside);
    await result.current.start();
    await expect.poll(() => result.current).toMatchObject({ status: 'live', error: null });
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('a camera that is slow to fail keeps nobody waiting for the microphone', async () => {
    const gate = createGate();
    devices = createVirtualDevices({
      media: 'browser',
      devices: [camera, inside],
      async beforeCapture({ audio, video }) {
        if (video && !audio) await gate.opened;
        if (video) throw new DOMException('Could not start video source', 'NotReadableError');
      },
    });
    const { result, unmount } = await renderHook(() => useUserMedia(), { wrapper: StrictMode });
    const started = result.current.start();
    await expect.poll(() => result.current.microphone.status).toBe('on');
    expect(result.current).toMatchObject({ status: 'live', camera: { status: 'starting' } });
    result.current.stop();
    expect(devices.liveTracks()).toBe(0);
    gate.open();
    await started;
    expect(result.current).toMatchObject({ status: 'idle', error: null });
    await unmount();
  });

  test('start while one has failed tries that one only', async () => {
    const { result, devices, unmount } = await start([inside]);
    await expect.poll(() => result.current.status).toBe('live');
    const { microphone, stream } = result.current;
    devices.plug(camera);
    await result.current.start();
    await expect.poll(() => result.current.camera.status).toBe('on');
    expect(devices.calls.at(-1)).toEqual({ video: {} });
    expect(result.current).toMatchObject({ microphone, stream, error: null });
    await unmount();
  });
});

describe('what is refused', () => {
  test.each([
    ['Permission dismissed', 'permission-dismissed', 'ask-again'],
    ['Permission denied by system', 'permission-denied-by-system', 'open-system-settings'],
  ])('%s', async (message, code, recovery) => {
    const { result, devices, unmount } = await start([camera, inside], {}, () => {
      throw new DOMException(message, 'NotAllowedError');
    });
    await expect.poll(() => result.current.status).toBe('failed');
    expect(result.current).toMatchObject({ stream: null, error: { code, recovery } });
    expect(result.current.camera.error?.code).toBe(code);
    expect(result.current.microphone.error?.code).toBe(code);
    expect(devices.calls).toHaveLength(1);
    await unmount();
  });

  test('denied, and allowed later: start works', async () => {
    let denied = true;
    const { result, unmount } = await start([camera, inside], {}, () => {
      if (denied) throw new DOMException('Permission denied by system', 'NotAllowedError');
    });
    await expect.poll(() => result.current.status).toBe('failed');
    denied = false;
    await result.current.start();
    await expect.poll(() => result.current).toMatchObject({ status: 'live', error: null });
    await unmount();
  });

  test('a browser without navigator.mediaDevices fails with a reason instead of throwing', async () => {
    vi.spyOn(navigator, 'mediaDevices', 'get').mockReturnValue(undefined as unknown as MediaDevices);
    vi.spyOn(window, 'isSecureContext', 'get').mockReturnValue(false);
    const { result, unmount } = await renderHook(() => useUserMedia({ autoStart: true }), {
      wrapper: StrictMode,
    });
    await expect.poll(() => result.current.status).toBe('failed');
    expect(result.current.error).toMatchObject({ code: 'insecure-context', recovery: 'use-https' });
    await unmount();
  });
});

describe('a constraint that is too strict', () => {
  test('is relaxed once, and reported while the camera is on', async () => {
    const { result, unmount } = await start([camera, inside], { video: { width: { exact: 99_999 } } });
    await expect.poll(() => result.current.status).toBe('live');
    expect(result.current.camera).toMatchObject({ status: 'on', error: { code: 'overconstrained' } });
    expect(result.current.camera.error?.constraint).toBe('width');
    expect(result.current.microphone.error).toBeNull();
    expect(result.current.error).toBe(result.current.camera.error);
    await unmount();
  });
});

describe('a track that ends by itself', () => {
  test('the only one of its kind is lost; its return brings it back', async () => {
    const { result, devices, unmount } = await start([camera, inside]);
    await expect.poll(() => result.current.status).toBe('live');
    const { stream } = result.current;
    devices.unplug('camera');
    await expect.poll(() => result.current.camera.status).toBe('failed');
    expect(result.current.camera).toMatchObject({ track: null, error: { code: 'device-lost' } });
    expect(result.current).toMatchObject({ status: 'live', stream, error: { code: 'device-lost' } });
    expect(stream?.getVideoTracks()).toEqual([]);

    // What is plugged in again before anybody saw that it was gone did not come back.
    const list = deviceWatch(navigator.mediaDevices);
    await expect.poll(() => list.getSnapshot().devices.map(({ deviceId }) => deviceId)).toEqual(['inside']);
    devices.plug(camera);
    await expect.poll(() => result.current.camera.status).toBe('on');
    expect(result.current.stream).toBe(stream);
    expect(result.current.error).toBeNull();
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('another one of its kind takes its place until it returns, muted if it was', async () => {
    const { result, devices, unmount } = await start([inside, headset], { video: false });
    await expect.poll(() => result.current.status).toBe('live');
    const { stream } = result.current;
    await result.current.microphone.select('headset');
    await result.current.microphone.toggle(false);
    await expect
      .poll(() => result.current.microphone)
      .toMatchObject({ status: 'muted', deviceId: 'headset' });

    devices.unplug('headset');
    await expect.poll(() => result.current.microphone.deviceId).toBe('inside');
    expect(result.current.microphone).toMatchObject({ status: 'muted', error: { code: 'device-lost' } });
    expect(result.current.stream).toBe(stream);

    devices.plug({ ...headset, deviceId: 'headset, new id' });
    await expect.poll(() => result.current.microphone.deviceId).toBe('headset, new id');
    expect(result.current.microphone).toMatchObject({ status: 'muted', error: null });
    expect(stream?.getAudioTracks()).toEqual([result.current.microphone.track]);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('a second loss, of the one in its place: the next one, or whatever is plugged in, and home again', async () => {
    const spare: VirtualDevice = { kind: 'audioinput', deviceId: 'spare', label: 'Spare microphone' };
    const { result, devices, unmount } = await start([headset, inside, spare], { video: false });
    await expect.poll(() => result.current.microphone.deviceId).toBe('headset');
    const { stream } = result.current;
    const feeds = (deviceId: string, code: string | null) =>
      expect
        .poll(() => [result.current.microphone.deviceId, result.current.microphone.error?.code ?? null])
        .toEqual([deviceId, code]);

    devices.unplug('headset');
    await feeds('inside', 'device-lost');
    devices.unplug('inside');
    await feeds('spare', 'device-lost');
    devices.unplug('spare');
    await expect.poll(() => result.current.microphone.status).toBe('failed');
    const list = deviceWatch(navigator.mediaDevices);
    await expect.poll(() => list.getSnapshot().devices).toEqual([]);

    devices.plug(inside);
    await feeds('inside', 'device-lost');
    devices.plug({ ...headset, deviceId: 'headset, new id' });
    await feeds('headset, new id', null);
    expect(result.current.stream).toBe(stream);
    expect(stream?.getAudioTracks()).toEqual([result.current.microphone.track]);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('a device that cannot be captured in its place is passed over for the next', async () => {
    const spare: VirtualDevice = { kind: 'audioinput', deviceId: 'spare', label: 'Spare microphone' };
    const { result, devices, unmount } = await start([headset, inside, spare], { video: false });
    await expect.poll(() => result.current.status).toBe('live');
    devices.setInUse('inside');
    devices.unplug('headset');
    await expect.poll(() => result.current.microphone.deviceId).toBe('spare');
    await unmount();
  });

  test('a plug that was loose for a moment is the same device again, and no error', async () => {
    const { result, devices, unmount } = await start([camera], { audio: false });
    await expect.poll(() => result.current.status).toBe('live');
    const before = result.current.camera.track;
    devices.unplug('camera');
    devices.plug(camera);
    await expect.poll(() => result.current.camera.status).toBe('on');
    expect(result.current.camera).toMatchObject({ deviceId: 'camera', error: null });
    expect(result.current.camera.track).not.toBe(before);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('one that goes away while another is chosen makes way for the chosen one, not for a third', async () => {
    const spare: VirtualDevice = { kind: 'audioinput', deviceId: 'spare', label: 'Spare microphone' };
    const gate = createGate();
    let hold = false;
    const { result, devices, unmount } = await start([headset, inside, spare], { video: false }, () =>
      hold ? gate.opened : undefined,
    );
    await expect.poll(() => result.current.status).toBe('live');
    hold = true;
    const chosen = result.current.microphone.select('spare');
    await expect.poll(() => devices.calls.length).toBe(2);
    devices.unplug('headset');
    gate.open();
    await chosen;
    await expect.poll(() => result.current.microphone.deviceId).toBe('spare');
    expect(result.current.microphone.error).toBeNull();
    expect(devices.calls).toHaveLength(2);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('a permission that was taken back is told from a device that went away', async () => {
    devices = createVirtualDevices({ devices: [camera], permission: { camera: 'granted' } });
    const { result, unmount } = await renderHook(() => useUserMedia({ audio: false }), { wrapper: StrictMode });
    await result.current.start();
    await expect.poll(() => result.current.status).toBe('live');
    devices.setPermission('camera', 'denied');
    await expect.poll(() => result.current.camera.error?.code).toBe('permission-denied');
    expect(result.current).toMatchObject({ status: 'failed', camera: { status: 'failed' } });
    await unmount();
  });
});
