import { StrictMode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { createGate } from '../testing/gate';
import { interceptCapture, type CaptureHandler, type CaptureInterception } from '../testing/interceptCapture';
import { replaceProperty } from '../testing/replaceProperty';
import { createVirtualScreens, type VirtualScreens, type VirtualScreensOptions } from '../testing/virtualScreens';
import { useDisplayMedia, type UseDisplayMediaOptions } from './useDisplayMedia';

const monitor = { surface: 'monitor', label: 'Screen', audio: true } as const;
const program = { surface: 'window', label: 'Window', audio: true } as const;
const tab = { surface: 'browser', label: 'Tab', audio: true } as const;

const undo: (() => void)[] = [];
afterEach(() => {
  for (const each of undo.splice(0)) each();
});

/** A browser with these screens: the same in every one, since a headless Firefox has none to share. */
async function share(screens: VirtualScreensOptions, options?: UseDisplayMediaOptions) {
  const picker: VirtualScreens = createVirtualScreens({ screens: [program, tab, monitor], ...screens });
  undo.push(picker.restore);
  const hook = await renderHook(() => useDisplayMedia(options), { wrapper: StrictMode });
  return { ...hook, picker };
}

/** This browser as it is, watched or answered for. */
async function render(handle: CaptureHandler) {
  const picker: CaptureInterception = interceptCapture('getDisplayMedia', handle);
  undo.push(picker.restore);
  const hook = await renderHook(() => useDisplayMedia(), { wrapper: StrictMode });
  return { ...hook, picker };
}

describe('useDisplayMedia', () => {
  test('shares what is chosen, and stop ends it', async () => {
    const { result, picker, unmount } = await share({});
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
    const { result, unmount } = await share({ pick: () => (cancel ? null : tab) });
    await result.current.start();
    await expect.poll(() => result.current).toMatchObject({ status: 'idle', error: null, endedBy: null });
    cancel = false;
    await result.current.start();
    await expect.poll(() => result.current).toMatchObject({ status: 'live', surface: 'browser' });
    await unmount();
  });

  test('a system that forbids it is an error', async () => {
    const { result, unmount } = await share({ systemAllows: () => false });
    await result.current.start();
    await expect.poll(() => result.current.status).toBe('failed');
    expect(result.current.error).toMatchObject({
      code: 'permission-denied-by-system',
      recovery: 'open-system-settings',
    });
    await unmount();
  });

  test('a browser that cannot share says so', async () => {
    undo.push(replaceProperty(navigator.mediaDevices, 'getDisplayMedia', { value: undefined }));
    const { result, unmount } = await renderHook(() => useDisplayMedia(), { wrapper: StrictMode });
    await result.current.start();
    await expect.poll(() => result.current.error?.code).toBe('not-supported');
    await unmount();
  });

  test('a start without a click is an error, not a picker that was closed', async () => {
    const { result, unmount } = await render(async () => {
      throw new DOMException('getDisplayMedia requires transient activation', 'InvalidStateError');
    });
    await result.current.start();
    await expect
      .poll(() => result.current)
      .toMatchObject({ status: 'failed', error: { code: 'permission-dismissed', recovery: 'ask-again' } });
    await unmount();
  });

  test('the browser’s own "stop sharing" ends all of it', async () => {
    const { result, picker, unmount } = await share({ pick: () => monitor });
    await result.current.start();
    await expect.poll(() => result.current.status).toBe('live');
    picker.endShare('video');
    await expect
      .poll(() => result.current)
      .toMatchObject({ status: 'idle', stream: null, endedBy: 'browser' });
    expect(picker.liveTracks()).toBe(0);

    await result.current.start();
    await expect.poll(() => result.current).toMatchObject({ status: 'live', endedBy: null });
    await unmount();
  });

  test('sound that ends alone leaves the picture', async () => {
    const { result, picker, unmount } = await share({});
    await result.current.start();
    await expect.poll(() => result.current.status).toBe('live');
    const { stream } = result.current;
    picker.endShare('audio');
    expect(stream?.getTracks().map(({ kind }) => kind)).toEqual(['video']);
    expect(result.current.status).toBe('live');
    await unmount();
  });

  test('a stop, or an unmount, while the picker is open stops what it brings', async () => {
    for (const end of ['stop', 'unmount'] as const) {
      const gate = createGate();
      const { result, picker, unmount } = await share({ pick: () => gate.opened.then(() => program) });
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
    const { result, picker, unmount } = await share({ pick: () => gate.opened.then(() => program) });
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
    const { result, picker, unmount } = await share(
      {},
      {
        audio: false,
        video: { frameRate: 5 },
        contentHint: 'motion',
        preferredSurface: 'browser',
        surfaceSwitching: 'include',
        monitorTypeSurfaces: 'exclude',
        windowAudio: 'window',
      },
    );
    await result.current.start();
    await expect.poll(() => result.current.status).toBe('live');
    expect(picker.calls).toEqual([
      {
        audio: false,
        video: { frameRate: 5, displaySurface: 'browser' },
        surfaceSwitching: 'include',
        monitorTypeSurfaces: 'exclude',
        windowAudio: 'window',
      },
    ]);
    expect(result.current.stream?.getVideoTracks()[0]?.contentHint).toBe('motion');
    await unmount();
  });

  test('the audio of this page, in which the others speak, is left out where the browser can do that', async () => {
    const supported: object = navigator.mediaDevices.getSupportedConstraints();
    const asked = async (audio: UseDisplayMediaOptions['audio']) => {
      const { result, picker, unmount } = await share({}, { audio });
      await result.current.start();
      await expect.poll(() => result.current.status).toBe('live');
      await unmount();
      return picker.calls[0]?.audio;
    };
    if ('restrictOwnAudio' in supported) {
      expect(await asked(undefined)).toEqual({ restrictOwnAudio: true });
      expect(await asked({ echoCancellation: false })).toEqual({ restrictOwnAudio: true, echoCancellation: false });
    } else {
      expect(await asked(undefined)).toBe(true);
      expect(await asked({ echoCancellation: false })).toEqual({ echoCancellation: false });
    }
    const own: MediaTrackConstraints & { restrictOwnAudio: boolean } = { restrictOwnAudio: false };
    expect(await asked(own)).toEqual(own);
    expect(await asked(false)).toBe(false);
  });

  test('text stays sharp, film stays fluent, and what was said last counts', async () => {
    for (const contentHint of ['text', 'motion', 'detail'] as const) {
      const { result, unmount } = await share({}, { contentHint });
      await result.current.start();
      await expect.poll(() => result.current.stream?.getVideoTracks()[0]?.contentHint).toBe(contentHint);
      await unmount();
    }
  });

  test('the focus goes where it was asked to, where the browser has a say in it', async () => {
    for (const focus of ['page', 'share'] as const) {
      const { result, picker, unmount } = await share({}, { focus });
      await result.current.start();
      await expect.poll(() => result.current.status).toBe('live');
      const { controller } = picker.calls[0] as { controller?: object };
      // Firefox has no such thing; there the option does nothing.
      expect(controller !== undefined).toBe('CaptureController' in window);
      await unmount();
    }
  });

  test('a hundred shares that come and go leave nothing behind', async () => {
    const { result, picker, unmount } = await share({});
    for (let round = 0; round < 100; round += 1) {
      await result.current.start();
      result.current.stop();
    }
    expect(picker.calls).toHaveLength(100);
    expect(picker.liveTracks()).toBe(0);
    await unmount();
  });
});
