import { StrictMode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { createSyntheticStream, type SyntheticStream } from '../testing/syntheticStream';
import { createVirtualDevices, type VirtualDevices } from '../testing/virtualDevices';
import { useMicrophoneCheck } from './useMicrophoneCheck';
import { useUserMedia } from './useUserMedia';

let devices: VirtualDevices | null = null;
let tone: SyntheticStream | null = null;
afterEach(() => {
  devices?.restore();
  tone?.stop();
});

test('says whether a microphone is heard, and that the system keeps it silent', async () => {
  devices = createVirtualDevices({ devices: [{ kind: 'audioinput', deviceId: 'one', label: 'One' }] });
  const { result, unmount } = await renderHook(
    () => {
      const media = useUserMedia({ video: false });
      return { media, check: useMicrophoneCheck(media) };
    },
    { wrapper: StrictMode },
  );
  expect(result.current.check).toBe('idle');
  await result.current.media.start();
  await expect.poll(() => result.current.check).toBe('ok');
  devices.interrupt('one');
  await expect.poll(() => result.current.check).toBe('muted-by-system');
  devices.interrupt('one', false);
  await expect.poll(() => result.current.check).toBe('ok');
  await result.current.media.microphone.toggle(false);
  await expect.poll(() => result.current.check).toBe('idle');
  await unmount();
  expect(devices.liveTracks()).toBe(0);
});

test('calls it silent while nothing comes from it, and clipping while it is cut off', async () => {
  const source = (tone = createSyntheticStream({ video: false, toneHz: 440 }));
  source.setVolume(0);
  const [track = null] = source.stream.getAudioTracks();
  const media = { microphone: { status: 'on' as const, track } };
  const { result, unmount } = await renderHook(() => useMicrophoneCheck(media, { silentMs: 300 }), { wrapper: StrictMode });
  await expect.poll(() => result.current).toBe('silent');
  source.setVolume(0.2);
  await expect.poll(() => result.current).toBe('ok');
  source.setVolume(4);
  await expect.poll(() => result.current).toBe('clipping');
  source.setVolume(0.2);
  await expect.poll(() => result.current).toBe('ok');
  await unmount();
});
