import { StrictMode } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { setTrackEnabled } from '../core/media/trackEnabled';
import { createSyntheticStream, type SyntheticStream } from '../testing/syntheticStream';
import { createVirtualDevices, type VirtualDevices } from '../testing/virtualDevices';
import { useSpeaking } from './useSpeaking';
import { useSpeakingWhileMuted } from './useSpeakingWhileMuted';
import { useUserMedia } from './useUserMedia';

let devices: VirtualDevices | null = null;
let tone: SyntheticStream | null = null;
afterEach(() => {
  devices?.restore();
  tone?.stop();
});

function Everything() {
  const media = useUserMedia({ video: false });
  return {
    media,
    aloud: useSpeaking(media.stream),
    unheard: useSpeakingWhileMuted(media.stream, { holdMs: 100 }),
  };
}

describe('useSpeakingWhileMuted', () => {
  test('hears a voice that nobody else hears, and only while it is muted', async () => {
    devices = createVirtualDevices();
    const { result, unmount } = await renderHook(Everything, { wrapper: StrictMode });
    await result.current.media.start();
    await expect.poll(() => result.current.aloud).toBe(true);
    expect(result.current.unheard).toBe(false);
    expect(devices.liveTracks()).toBe(1);

    await result.current.media.microphone.toggle(false);
    await expect.poll(() => result.current.unheard).toBe(true);
    await expect.poll(() => result.current.aloud).toBe(false);
    expect(result.current.media.microphone.track?.enabled).toBe(false);
    // The one that is muted, and the one that listens and is sent nowhere.
    expect(devices.liveTracks()).toBe(2);
    expect(result.current.media.stream?.getTracks()).toHaveLength(1);

    await result.current.media.microphone.toggle(true);
    await expect.poll(() => result.current.unheard).toBe(false);
    expect(devices.liveTracks()).toBe(1);

    await result.current.media.microphone.toggle(false);
    await expect.poll(() => result.current.unheard).toBe(true);
    result.current.media.stop();
    await expect.poll(() => result.current.unheard).toBe(false);
    expect(devices.liveTracks()).toBe(0);
    await unmount();
  });

  test('follows the microphone to another device', async () => {
    devices = createVirtualDevices({
      devices: ['one', 'two'].map((deviceId) => ({ kind: 'audioinput', deviceId, label: deviceId })),
    });
    const { result, unmount } = await renderHook(Everything, { wrapper: StrictMode });
    await result.current.media.start();
    await result.current.media.microphone.toggle(false);
    await expect.poll(() => result.current.unheard).toBe(true);
    await result.current.media.microphone.select('two');
    await expect.poll(() => result.current.media.microphone.deviceId).toBe('two');
    await expect.poll(() => result.current.unheard).toBe(true);
    expect(devices.liveTracks()).toBe(2);
    await unmount();
    expect(devices.liveTracks()).toBe(0);
  });

  test('silence into a muted microphone is silence', async () => {
    const source = (tone = createSyntheticStream({ video: false, toneHz: 440 }));
    source.setVolume(0);
    const [track] = source.stream.getAudioTracks();
    if (!track) throw new Error('A tone has a track.');
    setTrackEnabled(track, false);
    let renders = 0;
    const { result, unmount } = await renderHook(
      () => {
        renders += 1;
        return useSpeakingWhileMuted(track, { holdMs: 100 });
      },
      { wrapper: StrictMode },
    );
    const before = renders;
    source.setVolume(0.5);
    await expect.poll(() => result.current).toBe(true);
    source.setVolume(0);
    await expect.poll(() => result.current).toBe(false);
    // Two changes, each rendered twice by StrictMode.
    expect(renders - before).toBe(4);
    await unmount();
  });

  test('nobody speaks into nothing', async () => {
    const { result, unmount } = await renderHook(() => useSpeakingWhileMuted(null), { wrapper: StrictMode });
    expect(result.current).toBe(false);
    await unmount();
  });
});
