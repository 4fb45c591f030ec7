import { StrictMode } from 'react';
import { describe, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { front, plugIn, rear } from '../testing/desk';
import { createPassOn } from '../testing/passOn';
import type { VirtualDevice } from '../testing/virtualDevice';
import { useUserMedia, type UseUserMediaOptions } from './useUserMedia';

const zoom = { min: 1, max: 5, step: 0.1 };
const capabilities = { zoom, torch: true, exposureMode: ['continuous', 'manual'], exposureTime: { min: 10, max: 500, step: 10 } } as const;
const phone: VirtualDevice = { ...rear, capabilities };

async function start(options: UseUserMediaOptions = {}) {
  const devices = plugIn({ media: 'synthetic', devices: [phone, front] });
  const hook = await renderHook(() => useUserMedia({ audio: false, ...options }), { wrapper: StrictMode });
  await hook.result.current.start();
  await expect.poll(() => hook.result.current.camera.status).toBe('on');
  return { ...hook, devices, camera: () => hook.result.current.camera };
}

describe('what can be set of a camera', () => {
  test('is told while it is on, with what it is set to', async () => {
    const { camera, unmount } = await start();
    await expect.poll(() => camera().capabilities).toEqual(capabilities);
    expect(camera().settings).toEqual({ zoom: 1, torch: false, exposureMode: 'continuous', exposureTime: 10 });
    await camera().toggle(false);
    await expect.poll(() => camera().capabilities).toEqual({});
    expect(camera().settings).toEqual({});
    await unmount();
  });

  test('is set on the track that runs, and what was set before stays', async () => {
    const { camera, devices, unmount } = await start();
    const { track } = camera();
    // Also before anybody was told what there is.
    await Promise.all([camera().apply({ zoom: 2 }), camera().apply({ torch: true })]);
    await expect.poll(() => camera().settings).toMatchObject({ zoom: 2, torch: true });
    expect(track?.getSettings()).toMatchObject({ zoom: 2, torch: true });
    expect(camera()).toMatchObject({ track, error: null });
    expect(devices.calls).toHaveLength(1);
    await unmount();
  });

  test('is set again when the camera is turned on again, or selected again, and not at another one', async () => {
    const { camera, unmount } = await start();
    await camera().apply({ zoom: 3 });
    await camera().toggle(false);
    await camera().toggle(true);
    await expect.poll(() => camera().settings.zoom).toBe(3);
    await camera().select('front');
    await expect.poll(() => camera().deviceId).toBe('front');
    expect(camera().capabilities).toEqual({});
    await camera().select('rear');
    await expect.poll(() => camera().settings.zoom).toBe(3);
    expect(camera().error).toBe(null);
    await unmount();
  });

  test('is that of the device also behind processors', async () => {
    const { camera, unmount } = await start({ processors: { camera: [createPassOn()] } });
    await expect.poll(() => camera().capabilities).toEqual(capabilities);
    await camera().apply({ zoom: 4 });
    await expect.poll(() => camera().settings.zoom).toBe(4);
    await camera().setProcessors([]);
    await expect.poll(() => camera().getProcessorStats()).toEqual([]);
    expect(camera().settings.zoom).toBe(4);
    expect(camera().track?.getSettings()).toMatchObject({ zoom: 4 });
    await unmount();
  });
});

describe('what can not be set', () => {
  test('is an error of the camera, and changes nothing', async () => {
    const { camera, unmount } = await start();
    await camera().apply({ zoom: 2, pan: 10 });
    await expect.poll(() => camera().error).toMatchObject({ code: 'not-supported' });
    expect(camera()).toMatchObject({ status: 'on', settings: { zoom: 1 } });
    await camera().apply({ zoom: 50 });
    await expect.poll(() => camera().error).toMatchObject({ code: 'overconstrained', constraint: 'zoom' });
    await camera().apply({ exposureMode: 'by hand' });
    await expect.poll(() => camera().error).toMatchObject({ code: 'overconstrained', constraint: 'exposureMode' });
    await camera().apply({ zoom: 2 });
    await expect.poll(() => camera().error).toBe(null);
    await unmount();
  });

  test('is an error where there is nothing to set, and while the camera is off', async () => {
    const { camera, unmount } = await start();
    await camera().select('front');
    await expect.poll(() => camera().deviceId).toBe('front');
    await camera().apply({ torch: true });
    await expect.poll(() => camera().error?.code).toBe('not-supported');
    await camera().toggle(false);
    await camera().apply({ torch: true });
    await expect.poll(() => camera().error?.code).toBe('not-supported');
    expect(camera().status).toBe('off');
    await unmount();
  });
});

test("the browser's own camera is set to whatever it tells that it can be", async () => {
  const devices = plugIn({ media: 'browser', devices: [rear] });
  const { result, unmount } = await renderHook(() => useUserMedia({ audio: false }), { wrapper: StrictMode });
  await result.current.start();
  await expect.poll(() => result.current.camera.status).toBe('on');
  // Chromium's fake camera has it, Firefox's has nothing to set.
  const hasExposure = 'exposureTime' in (result.current.camera.track?.getCapabilities() ?? {});
  await expect.poll(() => 'exposureTime' in result.current.camera.capabilities).toBe(hasExposure);
  const { exposureTime } = result.current.camera.capabilities;
  const wanted = exposureTime ? { exposureMode: 'manual', exposureTime: exposureTime.max } : {};
  await result.current.camera.apply(wanted);
  await expect.poll(() => result.current.camera.settings).toMatchObject(wanted);
  expect(result.current.camera.error).toBe(null);
  await unmount();
  expect(devices.liveTracks()).toBe(0);
});
