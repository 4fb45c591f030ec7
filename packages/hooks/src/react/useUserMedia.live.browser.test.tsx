import { StrictMode, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { expectColor } from '../testing/expectColor';
import { createSignalChannelPair } from '../testing/signalChannelPair';
import type { Rgb } from '../testing/pictureColor';
import type { VirtualDevice } from '../testing/virtualDevice';
import { createVirtualDevices, type VirtualDevices } from '../testing/virtualDevices';
import { usePeer } from './usePeer';
import { useUserMedia } from './useUserMedia';

const red: Rgb = [200, 40, 40];
const blue: Rgb = [40, 60, 200];
const cameraOf = (deviceId: string, color: Rgb, facingMode: 'user' | 'environment'): VirtualDevice => ({
  kind: 'videoinput',
  deviceId,
  label: deviceId,
  facingMode,
  color: `rgb(${color.join(' ')})`,
});
const front = cameraOf('front', red, 'user');
const rear = cameraOf('rear', blue, 'environment');
const inside: VirtualDevice = { kind: 'audioinput', deviceId: 'inside', label: 'Inside' };

let devices: VirtualDevices | null = null;
afterEach(() => {
  devices?.restore();
  vi.restoreAllMocks();
});

/** The local camera, sent to another end on the same page. */
function useCall() {
  const [[near, far]] = useState(createSignalChannelPair);
  const media = useUserMedia();
  const sending = usePeer({ signaling: near, initiator: true, streams: [media.stream] });
  const receiving = usePeer({ signaling: far, initiator: false });
  return { media, sending, receiving, remote: receiving.remoteStreams[0] ?? null };
}

test('another camera, another side, a lost one, off and on: one sender, no offer, the picture follows', async () => {
  devices = createVirtualDevices({ devices: [front, rear, inside] });
  const offers = vi.spyOn(RTCPeerConnection.prototype, 'setLocalDescription');
  const swaps = vi.spyOn(RTCRtpSender.prototype, 'replaceTrack');
  const { result, unmount } = await renderHook(useCall, { wrapper: StrictMode });
  await result.current.media.start();
  await expect.poll(() => result.current.sending.status).toBe('connected');
  const shows = (color: Rgb) => expectColor(() => result.current.remote, color);
  await shows(red);
  const { stream } = result.current.media;
  const { remote } = result.current;
  const offered = offers.mock.calls.length;

  await result.current.media.camera.select('rear');
  await shows(blue);
  await result.current.media.camera.flip();
  await shows(red);
  devices.unplug('front');
  await shows(blue);
  devices.plug(front);
  await shows(red);
  await result.current.media.camera.toggle(false);
  await result.current.media.camera.toggle(true);
  await shows(red);
  await result.current.media.microphone.toggle();
  await result.current.media.microphone.toggle();

  expect(offers.mock.calls.length).toBe(offered);
  const senders = (swaps.mock.contexts as RTCRtpSender[]).filter((sender) => sender.track?.kind === 'video');
  expect(senders.length).toBeGreaterThanOrEqual(5);
  expect(new Set(senders).size).toBe(1);
  expect(result.current.media.stream).toBe(stream);
  expect(result.current.remote).toBe(remote);
  await unmount();
  expect(devices.liveTracks()).toBe(0);
});
