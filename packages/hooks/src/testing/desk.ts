import { onTestFinished } from 'vitest';
import type { VirtualDevice } from './virtualDevice';
import { createVirtualDevices, type VirtualDevices, type VirtualDevicesOptions } from './virtualDevices';

export const front: VirtualDevice = { kind: 'videoinput', deviceId: 'front', label: 'Front camera' };
export const rear: VirtualDevice = { kind: 'videoinput', deviceId: 'rear', label: 'Rear camera' };
export const inside: VirtualDevice = { kind: 'audioinput', deviceId: 'inside', label: 'Built-in microphone' };
export const headset: VirtualDevice = { kind: 'audioinput', deviceId: 'headset', label: 'Headset' };

/** Plugs in two cameras and two microphones, or others, for one test, after which no choice is remembered either. */
export function plugIn(options: VirtualDevicesOptions = {}): VirtualDevices {
  const devices = createVirtualDevices({ media: 'browser', devices: [front, rear, inside, headset], ...options });
  onTestFinished(() => {
    devices.restore();
    localStorage.clear();
  });
  return devices;
}

/** What a browser says of a camera that another program has. */
export const inUse = () => new DOMException('Could not start video source', 'NotReadableError');

/** Devices of which one at a time can be captured. */
export function plugInOneAtATime(options: VirtualDevicesOptions = {}): VirtualDevices {
  const devices = plugIn({
    ...options,
    beforeCapture() {
      if (devices.liveTracks()) throw inUse();
    },
  });
  return devices;
}

/** The cameras that feed a stream. */
export const videoIds = (stream: MediaStream | null) =>
  (stream?.getVideoTracks() ?? []).map((track) => track.getSettings().deviceId);
