import { StrictMode } from 'react';
import { describe, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { headset, inside, plugIn } from '../testing/desk';
import { useUserMedia } from './useUserMedia';

/** A microphone captured as whatever the system's default is. */
async function withDefault() {
  const devices = plugIn({ devices: [inside, headset] });
  devices.setSystemDefault('headset');
  const hook = await renderHook(() => useUserMedia({ video: false }), { wrapper: StrictMode });
  await hook.result.current.start();
  await expect.poll(() => hook.result.current.microphone.deviceId).toBe('default');
  const heard = () => {
    const { status, track, error } = hook.result.current.microphone;
    return [status, track?.label, error?.code ?? null];
  };
  expect(heard()).toEqual(['on', 'Default - Headset', null]);
  return { ...hook, devices, heard };
}

describe("the system's default microphone", () => {
  test('is followed when it becomes another one', async () => {
    const { result, devices, heard, unmount } = await withDefault();
    const { stream } = result.current;
    devices.setSystemDefault('inside');
    await expect.poll(heard).toEqual(['on', 'Default - Built-in microphone', null]);
    expect(result.current.stream).toBe(stream);
    expect(stream?.getAudioTracks()).toEqual([result.current.microphone.track]);
    expect(devices.liveTracks()).toBe(1);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('is followed by all who share it, muted if it was', async () => {
    const { result, devices, heard, unmount } = await withDefault();
    const other = await renderHook(() => useUserMedia({ video: false }), { wrapper: StrictMode });
    await other.result.current.start();
    await result.current.microphone.toggle(false);
    devices.setSystemDefault('inside');
    await expect.poll(heard).toEqual(['muted', 'Default - Built-in microphone', null]);
    await expect.poll(() => other.result.current.microphone.track).toBe(result.current.microphone.track);
    expect(devices.liveTracks()).toBe(1);
    await other.unmount();
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('is returned to when it was unplugged and is plugged in again', async () => {
    const { result, devices, heard, unmount } = await withDefault();
    devices.unplug('headset');
    await expect.poll(heard).toEqual(['on', 'Default - Built-in microphone', 'device-lost']);
    devices.plug(headset);
    devices.setSystemDefault('headset');
    await expect.poll(heard).toEqual(['on', 'Default - Headset', null]);
    expect(result.current.microphone.deviceId).toBe('default');
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('is left alone by a change once another device is chosen', async () => {
    const { result, devices, unmount } = await withDefault();
    await result.current.microphone.select('headset');
    await expect.poll(() => result.current.microphone.deviceId).toBe('headset');
    const { track } = result.current.microphone;
    const { length } = devices.calls;
    devices.setSystemDefault('inside');
    await result.current.microphone.select('headset');
    expect(result.current.microphone.track).toBe(track);
    expect(devices.calls).toHaveLength(length);
    await unmount();
  });
});

describe('an interruption by the system', () => {
  test('is a state of the microphone until the system lets go', async () => {
    const devices = plugIn({ devices: [inside] });
    const { result, unmount } = await renderHook(() => useUserMedia({ video: false }), { wrapper: StrictMode });
    await result.current.start();
    await expect.poll(() => result.current.microphone.status).toBe('on');
    const { track } = result.current.microphone;
    devices.interrupt('inside');
    await expect.poll(() => result.current.microphone).toMatchObject({ status: 'interrupted', track, error: null });
    expect(result.current.status).toBe('live');
    // It is on, as far as the user has a say in it: the next press mutes.
    await result.current.microphone.toggle();
    await expect.poll(() => result.current.microphone.status).toBe('muted');
    await result.current.microphone.toggle();
    await expect.poll(() => result.current.microphone.status).toBe('interrupted');
    devices.interrupt('inside', false);
    await expect.poll(() => result.current.microphone.status).toBe('on');
    await unmount();
  });
});
