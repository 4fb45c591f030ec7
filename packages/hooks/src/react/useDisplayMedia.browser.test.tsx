import { StrictMode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { makeEndable } from '../testing/endableTrack';
import { createGate } from '../testing/gate';
import { interceptCapture, type CaptureHandler, type CaptureInterception } from '../testing/interceptCapture';
import { createSyntheticStream, type SyntheticStream } from '../testing/syntheticStream';
import { useDisplayMedia, type UseDisplayMediaOptions } from './useDisplayMedia';

const screens: SyntheticStream[] = [];
let picker: CaptureInterception | null = null;
afterEach(() => {
  picker?.restore();
  for (const screen of screens.splice(0)) screen.stop();
});

const endings = new WeakMap<MediaStreamTrack, () => void>();
const endedByBrowser = (track: MediaStreamTrack | undefined) => track && endings.get(track)?.();

/** A screen that is the same in every browser: a headless Firefox has none to share. */
function fakeScreen(surface: string): MediaStream {
  const screen = createSyntheticStream({ label: 'Screen', toneHz: 220 });
  screens.push(screen);
  for (const track of screen.stream.getTracks()) {
    endings.set(track, makeEndable(track));
    const settings = track.getSettings.bind(track);
    if (track.kind === 'video') track.getSettings = () => ({ ...settings(), displaySurface: surface });
  }
  return screen.stream;
}

const choose =
  (surface = 'window'): CaptureHandler =>
  async () =>
    fakeScreen(surface);

async function render(handle: CaptureHandler, options?: UseDisplayMediaOptions) {
  picker?.restore();
  picker = interceptCapture('getDisplayMedia', handle);
  const hook = await renderHook(() => useDisplayMedia(options), { wrapper: StrictMode });
  return { ...hook, picker };
}

describe('useDisplayMedia', () => {
  test('shares what is chosen, and stop ends it', async () => {
    const { result, picker, unmount } = await render(choose('window'));
    expect(result.current).toMatchObject({ status: 'idle', stream: null, surface: null, endedBy: null });
    const started = result.current.start();
    await expect.poll(() => result.current.status).toBe('requesting');
    await started;
    await expect
      .poll(() => result.current)
      .toMatchObject({ status: 'live', surface: 'window', endedBy: null });
    expect(result.current.stream?.getVideoTracks()[0]?.contentHint).toBe('detail');

    result.current.stop();
    expect(picker.liveTracks()).toBe(0);
    await expect
      .poll(() => result.current)
      .toMatchObject({ status: 'idle', stream: null, surface: null, endedBy: 'user' });
    await unmount();
  });

  test('a real screen of this browser, where it has one', async () => {
    const { result, picker, unmount } = await render((constraints, capture) => capture(constraints));
    await result.current.start();
    // Chromium shares a fake monitor; a headless Firefox has no screen and says so.
    await expect
      .poll(() => [result.current.status, result.current.surface ?? result.current.error?.code].join())
      .toMatch(/^(live,monitor|failed,device-not-found|idle,)$/);
    await unmount();
    expect(picker.liveTracks()).toBe(0);
  });

  test('a cancelled picker is idle again, and start works as before', async () => {
    let cancel = true;
    const { result, unmount } = await render(async () => {
      if (cancel) throw new DOMException('Permission denied', 'NotAllowedError');
      return fakeScreen('browser');
    });
    await result.current.start();
    await expect.poll(() => result.current).toMatchObject({ status: 'idle', error: null, endedBy: null });
    cancel = false;
    await result.current.start();
    await expect.poll(() => result.current).toMatchObject({ status: 'live', surface: 'browser' });
    await unmount();
  });

  test('a system that forbids it is an error', async () => {
    const { result, unmount } = await render(async () => {
      throw new DOMException('Permission denied by system', 'NotAllowedError');
    });
    await result.current.start();
    await expect.poll(() => result.current.status).toBe('failed');
    expect(result.current.error).toMatchObject({
      code: 'permission-denied-by-system',
      recovery: 'open-system-settings',
    });
    await unmount();
  });

  test('a browser that cannot share says so', async () => {
    const { result, picker, unmount } = await render(choose());
    picker.restore();
    Object.defineProperty(navigator.mediaDevices, 'getDisplayMedia', {
      configurable: true,
      value: undefined,
    });
    await result.current.start();
    await expect.poll(() => result.current.error?.code).toBe('not-supported');
    Reflect.deleteProperty(navigator.mediaDevices, 'getDisplayMedia');
    await unmount();
  });

  test('the browser’s own "stop sharing" ends all of it', async () => {
    const { result, picker, unmount } = await render(choose('monitor'));
    await result.current.start();
    await expect.poll(() => result.current.status).toBe('live');
    endedByBrowser(result.current.stream?.getVideoTracks()[0]);
    await expect
      .poll(() => result.current)
      .toMatchObject({ status: 'idle', stream: null, endedBy: 'browser' });
    expect(picker.liveTracks()).toBe(0);

    await result.current.start();
    await expect.poll(() => result.current).toMatchObject({ status: 'live', endedBy: null });
    await unmount();
  });

  test('sound that ends alone leaves the picture', async () => {
    const { result, unmount } = await render(choose());
    await result.current.start();
    await expect.poll(() => result.current.status).toBe('live');
    const { stream } = result.current;
    endedByBrowser(stream?.getAudioTracks()[0]);
    expect(stream?.getTracks().map(({ kind }) => kind)).toEqual(['video']);
    expect(result.current.status).toBe('live');
    await unmount();
  });

  test('a stop, or an unmount, while the picker is open stops what it brings', async () => {
    for (const end of ['stop', 'unmount'] as const) {
      const gate = createGate();
      const { result, picker, unmount } = await render(async () => {
        await gate.opened;
        return fakeScreen('window');
      });
      const started = result.current.start();
      await expect.poll(() => result.current.status).toBe('requesting');
      if (end === 'stop') result.current.stop();
      else await unmount();
      gate.open();
      await started;
      expect(picker.tracks).toHaveLength(2);
      expect(picker.liveTracks()).toBe(0);
      if (end === 'stop') await unmount();
    }
  });

  test('start, stop, start is one picker', async () => {
    const gate = createGate();
    const { result, picker, unmount } = await render(async () => {
      await gate.opened;
      return fakeScreen('window');
    });
    const first = result.current.start();
    result.current.stop();
    const second = result.current.start();
    gate.open();
    await Promise.all([first, second, result.current.start()]);
    await expect.poll(() => result.current.status).toBe('live');
    expect(picker.calls).toHaveLength(1);
    await unmount();
    expect(picker.liveTracks()).toBe(0);
  });

  test('its options reach the browser', async () => {
    const { result, picker, unmount } = await render(choose(), {
      audio: false,
      video: { frameRate: 5 },
      contentHint: 'motion',
      preferredSurface: 'browser',
      surfaceSwitching: 'include',
    });
    await result.current.start();
    await expect.poll(() => result.current.status).toBe('live');
    expect(picker.calls).toEqual([
      { audio: false, video: { frameRate: 5, displaySurface: 'browser' }, surfaceSwitching: 'include' },
    ]);
    expect(result.current.stream?.getVideoTracks()[0]?.contentHint).toBe('motion');
    await unmount();
  });
});
