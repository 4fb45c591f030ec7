import { StrictMode } from 'react';
import { describe, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { front, inUse, inside, plugIn, plugInOneAtATime, rear, videoIds } from '../testing/desk';
import { createGate } from '../testing/gate';
import type { VirtualDevice } from '../testing/virtualDevice';
import type { VirtualDevices } from '../testing/virtualDevices';
import { useUserMedia, type UseUserMediaOptions } from './useUserMedia';

async function live(options: UseUserMediaOptions = {}, devices: VirtualDevices = plugIn()) {
  const hook = await renderHook(() => useUserMedia(options), { wrapper: StrictMode });
  await hook.result.current.start();
  await expect.poll(() => hook.result.current.status).toBe('live');
  return { ...hook, devices };
}

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

  test('during the start it waits for nothing that nobody wants any more', async () => {
    const gate = createGate();
    const isFirst = ({ video }: MediaStreamConstraints) => typeof video === 'object' && video.deviceId === undefined;
    const devices = plugIn({
      devices: [front, rear, inside],
      beforeCapture: (asked) => (isFirst(asked) ? gate.opened : undefined),
    });
    const { result, unmount } = await renderHook(() => useUserMedia(), { wrapper: StrictMode });
    const started = result.current.start();
    await expect.poll(() => devices.calls.length).toBe(1);
    await result.current.camera.select('rear');
    await expect.poll(() => result.current.camera).toMatchObject({ status: 'on', deviceId: 'rear' });
    expect(result.current.microphone.status).toBe('starting');
    gate.open();
    await started;
    await expect.poll(() => result.current.microphone.status).toBe('on');
    expect(videoIds(result.current.stream)).toEqual(['rear']);
    expect(devices.liveTracks()).toBe(2);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('a second choice does not wait for the prompt of the first', async () => {
    const gate = createGate();
    const asksFor = ({ audio }: MediaStreamConstraints, deviceId: string) =>
      JSON.stringify(audio ?? null).includes(deviceId);
    const devices = plugIn({ beforeCapture: (asked) => (asksFor(asked, 'headset') ? gate.opened : undefined) });
    const { result, unmount } = await live({ video: false }, devices);
    const spare: VirtualDevice = { kind: 'audioinput', deviceId: 'spare', label: 'Spare' };
    devices.plug(spare);
    const unwanted = result.current.microphone.select('headset');
    await expect.poll(() => devices.calls.length).toBe(2);
    await result.current.microphone.select('spare');
    await unwanted;
    await expect.poll(() => result.current.microphone).toMatchObject({ status: 'on', deviceId: 'spare', error: null });
    gate.open();
    await expect.poll(() => devices.tracks.length).toBe(3);
    expect(devices.liveTracks()).toBe(1);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('one that fails leaves the camera on that another component shares, also when that one stops', async () => {
    const devices = plugIn();
    const first = await live({ audio: false }, devices);
    const second = await live({ audio: false }, devices);
    const { track } = first.result.current.camera;
    expect(second.result.current.camera.track).toBe(track);
    devices.setInUse('rear');
    await first.result.current.camera.select('rear');
    await expect.poll(() => first.result.current.camera.error?.code).toBe('device-in-use');
    second.result.current.stop();
    await second.unmount();
    expect(first.result.current.camera).toMatchObject({ status: 'on', deviceId: 'front' });
    expect(first.result.current.camera.track?.readyState).toBe('live');
    await first.unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('the last choice counts where the device of the first is in use and one capture at a time is possible', async () => {
    const gate = createGate();
    const devices = plugIn({
      async beforeCapture({ video }) {
        if (devices.liveTracks()) throw inUse();
        if (JSON.stringify(video).includes('rear')) await gate.opened;
      },
    });
    const { result, unmount } = await live({ audio: false }, devices);
    const unwanted = result.current.camera.select('rear');
    await expect.poll(() => devices.calls.length).toBe(3);
    await result.current.camera.select('front');
    await unwanted;
    await expect.poll(() => result.current.camera).toMatchObject({ status: 'on', deviceId: 'front', error: null });
    expect(result.current.camera.track?.readyState).toBe('live');
    gate.open();
    // What nobody wants any more is stopped when it comes, which is after this test unless it is waited for.
    await expect.poll(() => devices.tracks.length).toBe(3);
    expect(devices.liveTracks()).toBe(1);
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
