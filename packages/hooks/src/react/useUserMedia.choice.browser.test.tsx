import { StrictMode } from 'react';
import { describe, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { front, inside, plugIn, plugInOneAtATime, rear, videoIds } from '../testing/desk';
import type { VirtualDevice } from '../testing/virtualDevice';
import type { VirtualDevices } from '../testing/virtualDevices';
import { useUserMedia, type UseUserMediaOptions } from './useUserMedia';

async function live(options: UseUserMediaOptions = {}, devices: VirtualDevices = plugIn()) {
  const hook = await renderHook(() => useUserMedia(options), { wrapper: StrictMode });
  await hook.result.current.start();
  await expect.poll(() => hook.result.current.status).toBe('live');
  return { ...hook, devices };
}

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
