import { StrictMode } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { interceptCapture } from '../testing/interceptCapture';
import type { VirtualDevice } from '../testing/virtualDevice';
import { createVirtualDevices, type VirtualDevices } from '../testing/virtualDevices';
import { useDevices } from './useDevices';
import { useUserMedia } from './useUserMedia';

const camera: VirtualDevice = { kind: 'videoinput', deviceId: 'camera', label: 'Camera' };
const microphone: VirtualDevice = { kind: 'audioinput', deviceId: 'microphone', label: 'Microphone' };
const speaker: VirtualDevice = { kind: 'audiooutput', deviceId: 'speaker', label: 'Speaker' };

let devices: VirtualDevices | null = null;
afterEach(() => {
  devices?.restore();
  vi.restoreAllMocks();
});

const render = () => renderHook(() => useDevices(), { wrapper: StrictMode });

/** What a page sees before it has permission: that there are devices, and nothing else. */
const unnamed = (...kinds: MediaDeviceKind[]): VirtualDevice[] =>
  kinds.map((kind) => ({ kind, deviceId: '', label: '' }));

/** A permission that a test changes. */
function controlPermissions(initial: PermissionState) {
  const permission = Object.assign(new EventTarget(), { state: initial });
  vi.spyOn(navigator.permissions, 'query').mockResolvedValue(permission as unknown as PermissionStatus);
  return (state: PermissionState) => {
    permission.state = state;
    permission.dispatchEvent(new Event('change'));
  };
}

describe('useDevices', () => {
  test('lists what the browser has, without a prompt', async () => {
    const browser = interceptCapture('getUserMedia');
    const { result, unmount } = await render();
    await expect.poll(() => result.current.status).toBe('ready');
    expect(result.current.cameras.length).toBeGreaterThan(0);
    expect(result.current.microphones.length).toBeGreaterThan(0);
    expect(result.current.canSelectSpeaker).toBe('setSinkId' in HTMLMediaElement.prototype);
    expect(browser.calls).toHaveLength(0);
    browser.restore();
    await unmount();
  });

  test('sorts them by kind, and keeps the arrays until something in them changes', async () => {
    devices = createVirtualDevices({ media: 'browser', devices: [camera, microphone, speaker] });
    const { result, unmount } = await render();
    await expect.poll(() => result.current.status).toBe('ready');
    const { cameras, microphones, speakers } = result.current;
    expect(cameras).toEqual([{ deviceId: 'camera', label: 'Camera', groupId: 'camera' }]);
    expect(speakers.map(({ label }) => label)).toEqual(['Speaker']);

    devices.plug({ ...camera, deviceId: 'second' });
    await expect.poll(() => result.current.cameras.length).toBe(2);
    expect(result.current.microphones).toBe(microphones);
    expect(result.current.speakers).toBe(speakers);
    devices.unplug('second');
    await expect.poll(() => result.current.cameras).toEqual(cameras);
    await unmount();
  });

  test('labels appear when another component captures', async () => {
    devices = createVirtualDevices({ media: 'browser', devices: unnamed('videoinput', 'audioinput') });
    const list = await render();
    await expect.poll(() => list.result.current.status).toBe('ready');
    expect(list.result.current.cameras).toEqual([{ deviceId: '', label: '', groupId: '' }]);
    devices.restore();

    // No devicechange comes with a grant: the capture itself has to be noticed.
    devices = createVirtualDevices({ media: 'browser', devices: [camera, microphone] });
    const media = await renderHook(() => useUserMedia({ autoStart: true }), { wrapper: StrictMode });
    await expect.poll(() => list.result.current.cameras.map(({ label }) => label)).toEqual(['Camera']);
    expect(list.result.current.permission).toEqual({ camera: 'granted', microphone: 'granted' });
    await media.unmount();
    await list.unmount();
  });

  test('denied, then allowed: the list has labels', async () => {
    const answers = ['dismiss', 'block'] as const;
    let prompts = 0;
    devices = createVirtualDevices({
      devices: [camera, microphone, speaker],
      permission: { camera: 'prompt', microphone: 'prompt' },
      onPrompt: () => answers[prompts++] ?? 'allow',
    });
    const { result, unmount } = await render();
    await expect.poll(() => result.current.permission).toEqual({ camera: 'prompt', microphone: 'prompt' });
    expect(prompts).toBe(0);
    await result.current.ensurePermission();
    await expect.poll(() => result.current.error?.code).toBe('permission-dismissed');
    await result.current.ensurePermission();
    await expect.poll(() => result.current.error?.code).toBe('permission-denied');
    await expect.poll(() => result.current.permission).toEqual({ camera: 'denied', microphone: 'denied' });
    expect(result.current.cameras.map(({ label }) => label)).toEqual(['']);

    // The person opens the site's settings and allows it there.
    devices.setPermission('camera', 'granted');
    devices.setPermission('microphone', 'granted');
    await expect.poll(() => result.current.cameras.map(({ label }) => label)).toEqual(['Camera']);
    expect(result.current.microphones.map(({ label }) => label)).toEqual(['Microphone']);
    expect(result.current.speakers.map(({ label }) => label)).toEqual(['Speaker']);
    expect(result.current.permission).toEqual({ camera: 'granted', microphone: 'granted' });
    expect(prompts).toBe(2);
    await result.current.ensurePermission();
    await expect.poll(() => result.current.error).toBeNull();
    await unmount();
  });

  test('a grant for this time only shows labels for as long as it is used', async () => {
    devices = createVirtualDevices({
      devices: [camera, microphone],
      permission: { camera: 'prompt', microphone: 'prompt' },
      onPrompt: () => 'allow-once',
    });
    const list = await render();
    await expect.poll(() => list.result.current.permission.camera).toBe('prompt');
    const media = await renderHook(() => useUserMedia(), { wrapper: StrictMode });
    await media.result.current.start();
    await expect.poll(() => list.result.current.cameras.map(({ label }) => label)).toEqual(['Camera']);
    expect(list.result.current.permission).toEqual({ camera: 'granted', microphone: 'granted' });
    await media.unmount();
    await list.unmount();
  });

  test('ensurePermission beside a call that runs asks nobody anything', async () => {
    devices = createVirtualDevices({
      devices: [camera, microphone],
      permission: { camera: 'prompt', microphone: 'prompt' },
      onPrompt: () => 'allow-once',
    });
    const media = await renderHook(() => useUserMedia({ video: { width: 320 } }), { wrapper: StrictMode });
    await media.result.current.start();
    const list = await render();
    await list.result.current.ensurePermission();
    expect(devices.calls).toHaveLength(1);
    expect(devices.liveTracks()).toBe(2);
    await media.unmount();
    await list.unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('the permission is live', async () => {
    const change = controlPermissions('prompt');
    devices = createVirtualDevices({ media: 'browser', devices: unnamed('videoinput', 'audioinput') });
    const { result, unmount } = await render();
    await expect.poll(() => result.current.permission.camera).toBe('prompt');
    change('denied');
    await expect.poll(() => result.current.permission).toEqual({ camera: 'denied', microphone: 'denied' });
    change('granted');
    await expect.poll(() => result.current.permission.microphone).toBe('granted');
    await unmount();
  });

  test('without a Permissions API the labels tell', async () => {
    vi.spyOn(navigator.permissions, 'query').mockRejectedValue(new TypeError('not a valid enum value'));
    devices = createVirtualDevices({ media: 'browser', devices: [...unnamed('videoinput'), microphone] });
    const { result, unmount } = await render();
    await expect.poll(() => result.current.status).toBe('ready');
    expect(result.current.permission).toEqual({ camera: 'unknown', microphone: 'granted' });
    await unmount();
  });

  test('ensurePermission asks once for what is not granted, and releases it at once', async () => {
    controlPermissions('prompt');
    devices = createVirtualDevices({ media: 'browser', devices: unnamed('videoinput', 'audioinput') });
    const { result, unmount } = await render();
    await expect.poll(() => result.current.permission.camera).toBe('prompt');
    await Promise.all([result.current.ensurePermission(), result.current.ensurePermission(['camera'])]);
    expect(devices.calls).toHaveLength(1);
    expect(devices.tracks).toHaveLength(2);
    expect(devices.liveTracks()).toBe(0);
    await unmount();
  });

  test('ensurePermission asks for nothing that is granted', async () => {
    devices = createVirtualDevices({ media: 'browser', devices: [camera, microphone] });
    const { result, unmount } = await render();
    await expect.poll(() => result.current.permission.camera).toBe('granted');
    await result.current.ensurePermission();
    expect(devices.calls).toHaveLength(0);
    await unmount();
  });

  test('a refusal is an error until the next try', async () => {
    controlPermissions('prompt');
    let refused = true;
    devices = createVirtualDevices({
      devices: unnamed('videoinput'),
      beforeCapture() {
        if (refused) throw new DOMException('Permission dismissed', 'NotAllowedError');
      },
    });
    const { result, unmount } = await render();
    await expect.poll(() => result.current.status).toBe('ready');
    await result.current.ensurePermission(['camera']);
    await expect.poll(() => result.current.error?.code).toBe('permission-dismissed');
    refused = false;
    await result.current.ensurePermission(['camera']);
    await expect.poll(() => result.current.error).toBeNull();
    await unmount();
  });

  test('an insecure page is an error, not an exception', async () => {
    vi.spyOn(navigator, 'mediaDevices', 'get').mockReturnValue(undefined as unknown as MediaDevices);
    vi.spyOn(window, 'isSecureContext', 'get').mockReturnValue(false);
    const { result, unmount } = await render();
    await expect.poll(() => result.current.status).toBe('failed');
    expect(result.current.error?.code).toBe('insecure-context');
    await result.current.ensurePermission();
    expect(result.current.status).toBe('failed');
    await unmount();
  });

  test('all of them share one listener, and the last one takes it away', async () => {
    const add = vi.spyOn(navigator.mediaDevices, 'addEventListener');
    /** StrictMode's first mount has one, too, and takes it away. */
    const active = () =>
      add.mock.calls.filter(
        ([type, , options]) =>
          type === 'devicechange' && typeof options === 'object' && !options.signal?.aborted,
      );
    const first = await render();
    const second = await render();
    await expect.poll(() => second.result.current.status).toBe('ready');
    expect(active()).toHaveLength(1);
    await first.unmount();
    expect(active()).toHaveLength(1);
    await second.unmount();
    expect(active()).toHaveLength(0);
  });
});
