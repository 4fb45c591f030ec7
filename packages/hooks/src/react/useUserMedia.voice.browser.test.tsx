import { StrictMode } from 'react';
import { describe, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { inside, plugIn } from '../testing/desk';
import { createPassOn } from '../testing/passOn';
import type { VirtualDevice } from '../testing/virtualDevice';
import type { VirtualDevicesOptions } from '../testing/virtualDevices';
import { useUserMedia, type UseUserMediaOptions } from './useUserMedia';

/** The three that can be changed in mid-call. */
const names = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;
const all = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const adjustable: VirtualDevice = { ...inside, processing: 'adjustable' };
const fixed: VirtualDevice = { ...inside, processing: 'fixed' };

const processingOf = (track: MediaStreamTrack | null | undefined) => {
  const settings = track?.getSettings();
  return names.map((name) => settings?.[name]);
};

async function start(options: VirtualDevicesOptions, audio: MediaTrackConstraints = all) {
  const devices = plugIn(options);
  const hook = await renderHook((props: UseUserMediaOptions = { audio }) => useUserMedia({ video: false, ...props }), {
    wrapper: StrictMode,
  });
  await hook.result.current.start();
  await expect.poll(() => hook.result.current.microphone.status).toBe('on');
  return { ...hook, devices, processing: () => processingOf(hook.result.current.microphone.track) };
}

const synthetic = (device: VirtualDevice) => start({ media: 'synthetic', devices: [device] });

test.each(names)("%s of the browser's own is changed while the microphone is on, as a new capture would have it", async (name) => {
  const without = { ...all, [name]: false };
  const lone = await navigator.mediaDevices.getUserMedia({ audio: without });
  const [alone] = lone.getAudioTracks();
  const expected = processingOf(alone);
  alone?.stop();
  const { result, rerender, devices, processing, unmount } = await start({ media: 'browser', devices: [inside] });
  const { stream } = result.current;

  await rerender({ audio: without });
  await expect.poll(processing).toEqual(expected);
  expect(result.current.microphone).toMatchObject({ status: 'on', deviceId: 'inside', error: null });
  expect(result.current.stream).toBe(stream);
  await expect.poll(() => stream?.getAudioTracks()).toEqual([result.current.microphone.track]);
  await unmount();
  expect(devices.liveTracks()).toBe(0);
});

describe('a microphone whose processing can be changed', () => {
  test('keeps its track', async () => {
    const { result, rerender, devices, processing, unmount } = await synthetic(adjustable);
    const { track } = result.current.microphone;
    const { length } = devices.calls;
    expect(processing()).toEqual([true, true, true]);
    await rerender({ audio: { ...all, noiseSuppression: false } });
    await expect.poll(processing).toEqual([true, false, true]);
    await rerender({ audio: { ...all, echoCancellation: false } });
    await expect.poll(processing).toEqual([false, true, true]);
    expect(result.current.microphone.track).toBe(track);
    expect(devices.calls).toHaveLength(length);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('is left as it is for another component that shares it', async () => {
    const { result, rerender, devices, processing, unmount } = await synthetic(adjustable);
    const other = await renderHook(() => useUserMedia({ video: false, audio: all }), { wrapper: StrictMode });
    await other.result.current.start();
    const { track } = other.result.current.microphone;
    expect(track).toBe(result.current.microphone.track);
    await rerender({ audio: { ...all, echoCancellation: false } });
    await expect.poll(processing).toEqual([false, true, true]);
    expect(other.result.current.microphone.track).toBe(track);
    expect(processingOf(track)).toEqual([true, true, true]);
    await unmount();
    await other.unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('is not asked again for what it does already, or for other constraints', async () => {
    const { result, rerender, devices, unmount } = await synthetic(adjustable);
    const { track } = result.current.microphone;
    const { length } = devices.calls;
    await rerender({ audio: { ...all } });
    await rerender({ audio: { ...all, sampleRate: 44_100 } });
    await rerender({ audio: { ...all, noiseSuppression: false } });
    await expect.poll(() => processingOf(track)).toEqual([true, false, true]);
    expect(result.current.microphone.track).toBe(track);
    expect(devices.calls).toHaveLength(length);
    await unmount();
  });
});

describe('a microphone whose processing is that of its first capture', () => {
  test('gets another track in the same stream, muted if it was, and never without one in between', async () => {
    const { result, rerender, devices, processing, unmount } = await synthetic(fixed);
    const { stream } = result.current;
    await result.current.microphone.toggle(false);
    const seen = new Set<number>();
    stream?.addEventListener('addtrack', () => seen.add(stream.getAudioTracks().length));
    stream?.addEventListener('removetrack', () => seen.add(stream.getAudioTracks().length));

    await rerender({ audio: { ...all, noiseSuppression: false } });
    await expect.poll(processing).toEqual([true, false, true]);
    expect(result.current.microphone).toMatchObject({ status: 'muted', error: null });
    expect(result.current.microphone.track?.enabled).toBe(false);
    expect(stream?.getAudioTracks()).toEqual([result.current.microphone.track]);
    expect([...seen]).toEqual([1]);
    expect(devices.liveTracks()).toBe(1);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('takes the last of several changes', async () => {
    const { rerender, devices, processing, unmount } = await synthetic(fixed);
    await rerender({ audio: { ...all, noiseSuppression: false } });
    await rerender({ audio: { ...all, autoGainControl: false } });
    await rerender({ audio: { ...all, noiseSuppression: false, autoGainControl: false } });
    await expect.poll(processing).toEqual([true, false, false]);
    await expect.poll(() => devices.liveTracks()).toBe(1);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });
});

test.each([adjustable, fixed])(
  "a processor that takes the browser's place in mid-call works on a track without the browser's own ($processing)",
  async (device) => {
    const { result, rerender, devices, processing, unmount } = await synthetic(device);
    const processor = createPassOn({ kind: 'audio' });
    await rerender({ audio: { ...all, noiseSuppression: false }, processors: { microphone: [processor] } });
    // What it passes on is a clone of what it was given.
    await expect.poll(processing).toEqual([true, false, true]);
    await expect.poll(() => result.current.microphone.getProcessorStats()).toHaveLength(1);
    expect(processor.running).toBe(1);

    await rerender({ audio: all, processors: {} });
    await expect.poll(processing).toEqual([true, true, true]);
    await expect.poll(() => processor.running).toBe(0);
    expect(result.current.microphone).toMatchObject({ status: 'on', error: null });
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  },
);
