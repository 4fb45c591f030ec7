import { StrictMode } from 'react';
import { describe, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { front, inside, plugIn, rear } from '../testing/desk';
import { createGate } from '../testing/gate';
import type { VirtualDevice, VirtualDevices, VirtualDevicesOptions } from '../testing/virtualDevices';
import { useUserMedia, type UseUserMediaOptions } from './useUserMedia';

async function live(options: UseUserMediaOptions = {}, devices: VirtualDevices = plugIn()) {
  const hook = await renderHook(() => useUserMedia(options), { wrapper: StrictMode });
  await hook.result.current.start();
  await expect.poll(() => hook.result.current.status).toBe('live');
  return { ...hook, devices };
}

const inUse = () => new DOMException('Could not start video source', 'NotReadableError');

/** Devices of which one at a time can be captured. */
function plugInOneAtATime(options: VirtualDevicesOptions = {}): VirtualDevices {
  const devices = plugIn({
    ...options,
    beforeCapture() {
      if (devices.liveTracks()) throw inUse();
    },
  });
  return devices;
}

const videoIds = (stream: MediaStream | null) =>
  (stream?.getVideoTracks() ?? []).map((track) => track.getSettings().deviceId);

describe('select', () => {
  test('swaps the track in the same stream: the new one is there before the old one ends', async () => {
    const order: string[] = [];
    const { result, devices, unmount } = await live();
    const { stream } = result.current;
    const before = result.current.camera.track;
    stream?.addEventListener('addtrack', () =>
      order.push(`${before?.readyState}: ${videoIds(stream).join()}`),
    );
    await result.current.camera.select('rear');
    await expect.poll(() => result.current.camera.deviceId).toBe('rear');
    expect(order).toEqual(['live: rear']);
    expect(before?.readyState).toBe('ended');
    expect(result.current.stream).toBe(stream);
    expect(videoIds(stream)).toEqual(['rear']);
    expect(result.current.camera).toMatchObject({ status: 'on', error: null });
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('where one capture at a time is possible, the old one ends first', async () => {
    const { result, devices, unmount } = await live({ audio: false }, plugInOneAtATime());
    const { stream } = result.current;
    await result.current.camera.select('rear');
    await expect.poll(() => result.current.camera.deviceId).toBe('rear');
    expect(result.current.camera).toMatchObject({ status: 'on', error: null });
    expect(videoIds(stream)).toEqual(['rear']);
    expect(result.current.stream).toBe(stream);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('a device that cannot be captured leaves the old one running and says why', async () => {
    const devices = plugIn({
      beforeCapture({ video }) {
        if (typeof video === 'object' && typeof video.deviceId === 'object') throw inUse();
      },
    });
    const { result, unmount } = await live({ audio: false }, devices);
    await result.current.camera.select('rear');
    await expect.poll(() => result.current.camera.error?.code).toBe('device-in-use');
    expect(result.current.camera).toMatchObject({ status: 'on', deviceId: 'front' });
    expect(result.current.camera.track?.readyState).toBe('live');
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('a device that is not there is an error, not another device', async () => {
    const { result, unmount } = await live();
    const { track } = result.current.camera;
    await result.current.camera.select('gone');
    await expect.poll(() => result.current.camera.error?.code).toBe('device-not-found');
    expect(result.current.camera).toMatchObject({ status: 'on', deviceId: 'front', track });
    await unmount();
  });

  test('while it is off the choice is kept for later', async () => {
    const { result, devices, unmount } = await live();
    await result.current.camera.toggle(false);
    await result.current.camera.select('rear');
    await expect.poll(() => result.current.camera).toMatchObject({ status: 'off', deviceId: 'rear' });
    expect(devices.calls).toHaveLength(1);
    await result.current.camera.toggle(true);
    await expect.poll(() => result.current.camera).toMatchObject({ status: 'on', deviceId: 'rear' });
    await unmount();
  });

  test('during the start it neither prompts twice nor gets lost', async () => {
    const gate = createGate();
    const devices = plugIn({ devices: [front, rear, inside], beforeCapture: () => gate.opened });
    const { result, unmount } = await renderHook(() => useUserMedia(), { wrapper: StrictMode });
    const started = result.current.start();
    await expect.poll(() => devices.calls.length).toBe(1);
    const selected = result.current.camera.select('rear');
    expect(devices.calls).toHaveLength(1);
    gate.open();
    await Promise.all([started, selected]);
    await expect.poll(() => result.current.camera).toMatchObject({ status: 'on', deviceId: 'rear' });
    expect(videoIds(result.current.stream)).toEqual(['rear']);
    expect(devices.liveTracks()).toBe(2);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('of several in a row the last one counts', async () => {
    const { result, devices, unmount } = await live();
    const { microphone } = result.current;
    await Promise.all([
      microphone.select('headset'),
      microphone.select('inside'),
      microphone.select('headset'),
    ]);
    await expect.poll(() => result.current.microphone.deviceId).toBe('headset');
    expect(result.current.stream?.getAudioTracks()).toHaveLength(1);
    expect(devices.liveTracks()).toBe(2);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('a switch off in mid-change releases both devices', async () => {
    const gate = createGate();
    let hold = false;
    const { result, devices, unmount } = await live({ audio: false }, plugIn({ beforeCapture: () => (hold ? gate.opened : undefined) }));
    hold = true;
    const selected = result.current.camera.select('rear');
    await expect.poll(() => devices.calls.length).toBe(2);
    await result.current.camera.toggle(false);
    gate.open();
    await selected;
    await expect.poll(() => devices.tracks.length).toBe(2);
    expect(devices.liveTracks()).toBe(0);
    expect(result.current.camera.status).toBe('off');
    await unmount();
  });
});

describe('flip', () => {
  const selfie: VirtualDevice = { ...front, facingMode: 'user' };
  const back: VirtualDevice = { ...rear, facingMode: 'environment' };

  async function phone(plugged: readonly VirtualDevice[], options: UseUserMediaOptions = {}) {
    const devices = plugIn({ devices: plugged });
    const hook = await renderHook(() => useUserMedia({ audio: false, ...options }), { wrapper: StrictMode });
    await hook.result.current.start();
    await expect.poll(() => hook.result.current.camera.status).toBe('on');
    return { ...hook, devices };
  }

  test('turns to the other side and back, in the same stream', async () => {
    const { result, devices, unmount } = await phone([selfie, back], { video: { facingMode: 'user' } });
    await expect.poll(() => result.current.camera.canFlip).toBe(true);
    const { stream } = result.current;
    const { flip } = result.current.camera;
    for (const id of ['rear', 'front', 'rear']) {
      await flip();
      await expect.poll(() => result.current.camera).toMatchObject({ deviceId: id, status: 'on', error: null });
      expect(videoIds(stream)).toEqual([id]);
    }
    expect(result.current.stream).toBe(stream);
    expect(result.current.camera.flip).toBe(flip);
    expect(devices.liveTracks()).toBe(1);

    await result.current.camera.toggle(false);
    await expect.poll(() => result.current.camera.canFlip).toBe(false);
    await flip();
    expect(result.current.camera.status).toBe('off');
    await result.current.camera.toggle(true);
    await expect.poll(() => result.current.camera.deviceId).toBe('rear');
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('ends the one before the other where a phone can run only one', async () => {
    const devices = plugInOneAtATime({ devices: [selfie, back] });
    const { result, unmount } = await renderHook(() => useUserMedia({ audio: false }), { wrapper: StrictMode });
    await result.current.start();
    await expect.poll(() => result.current.camera.canFlip).toBe(true);
    await result.current.camera.flip();
    await expect.poll(() => result.current.camera).toMatchObject({ deviceId: 'rear', error: null });
    expect(devices.liveTracks()).toBe(1);
    await unmount();
  });

  test('is for cameras with sides only, and comes with the second camera', async () => {
    const desk = await phone([front, rear]);
    expect(desk.result.current.camera.canFlip).toBe(false);
    await desk.result.current.camera.flip();
    expect(desk.devices.calls).toHaveLength(1);
    await desk.unmount();
    desk.devices.restore();

    const { result, devices, unmount } = await phone([selfie]);
    expect(result.current.camera.canFlip).toBe(false);
    devices.plug(back);
    await expect.poll(() => result.current.camera.canFlip).toBe(true);
    await unmount();
  });

  test('the side is remembered', async () => {
    const first = await phone([selfie, back], { remember: 'devices' });
    await expect.poll(() => first.result.current.camera.canFlip).toBe(true);
    await first.result.current.camera.flip();
    await expect.poll(() => first.result.current.camera.deviceId).toBe('rear');
    await first.unmount();
    first.devices.restore();
    const second = await phone([selfie, back], { remember: 'devices' });
    expect(second.result.current.camera.deviceId).toBe('rear');
    await second.unmount();
  });
});

describe('remember', () => {
  test('a chosen device comes back on the next visit', async () => {
    const first = await live({ remember: 'devices' });
    await first.result.current.camera.select('rear');
    await expect.poll(() => first.result.current.camera.deviceId).toBe('rear');
    await first.unmount();
    first.devices.restore();

    const second = await live({ remember: 'devices' });
    expect(second.result.current.camera.deviceId).toBe('rear');
    expect(second.devices.calls).toHaveLength(1);
    await second.unmount();
  });

  test('it is shown before anything is captured, and found by its name under another id', async () => {
    const stored = { camera: { deviceId: 'old id', label: rear.label } };
    localStorage.setItem('devices', JSON.stringify(stored));
    plugIn({ devices: [front, rear, inside] });
    const { result, unmount } = await renderHook(() => useUserMedia({ remember: 'devices' }), {
      wrapper: StrictMode,
    });
    await expect.poll(() => result.current.camera.deviceId).toBe('old id');
    await result.current.start();
    await expect.poll(() => result.current.camera.deviceId).toBe('rear');
    expect(JSON.parse(localStorage.getItem('devices') ?? '')).toEqual({
      camera: { deviceId: 'rear', label: rear.label },
    });
    await unmount();
  });

  test('one that is gone for good is no error', async () => {
    localStorage.setItem('devices', JSON.stringify({ camera: { deviceId: 'gone', label: 'Gone' } }));
    const { result, unmount } = await live({ remember: 'devices' });
    expect(result.current.camera).toMatchObject({ status: 'on', deviceId: 'front', error: null });
    await unmount();
  });
});
