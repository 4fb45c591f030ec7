import { makeEndable } from './endableTrack';
import { interceptCapture, type CaptureInterception } from './interceptCapture';

/** A device that exists in name only; the browser's own (fake) device gives its picture or sound. */
export interface VirtualDevice {
  readonly kind: MediaDeviceKind;
  readonly deviceId: string;
  readonly label: string;
}

/** How the virtual devices behave. */
export interface VirtualDevicesOptions {
  /** What is plugged in at first. */
  readonly devices: readonly VirtualDevice[];
  /** Runs before each capture: a wait is a prompt that is open, an exception a refusal. */
  readonly beforeCapture?: ((constraints: MediaStreamConstraints) => void | Promise<void>) | undefined;
}

/** Devices that can be plugged in and pulled out by a script. */
export interface VirtualDevices extends CaptureInterception {
  plug(device: VirtualDevice): void;
  /** Pulls a device out: its tracks end, and the page is told, as with a real one. */
  unplug(deviceId: string): void;
}

/**
 * Puts named devices in the place of those that `navigator.mediaDevices` has, for the time of a test.
 * Captures are real ones. Constraints other than `deviceId` reach the browser as they are. Whoever calls this
 * calls `restore()`.
 */
export function createVirtualDevices(options: VirtualDevicesOptions): VirtualDevices {
  const { mediaDevices } = navigator;
  const plugged = [...options.devices];
  const captured: { readonly deviceId: string; readonly end: () => void }[] = [];

  const capture = interceptCapture('getUserMedia', async (constraints, browser) => {
    await options.beforeCapture?.(constraints);
    const { audio, video } = constraints;
    const microphone = audio ? find('audioinput', audio) : null;
    const camera = video ? find('videoinput', video) : null;
    const stream = await browser({
      ...(audio && { audio: withoutDevice(audio, microphone) }),
      ...(video && { video: withoutDevice(video, camera) }),
    });
    for (const track of stream.getTracks()) {
      const device = track.kind === 'audio' ? microphone : camera;
      if (!device) continue;
      rename(track, device);
      captured.push({ deviceId: device.deviceId, end: makeEndable(track) });
    }
    return stream;
  });

  /** The device that constraints ask for; `null` if they insist on one that isn't there. */
  function find(kind: MediaDeviceKind, constraints: true | MediaTrackConstraints): VirtualDevice | null {
    const same = plugged.filter((device) => device.kind === kind);
    if (!same[0]) throw new DOMException('Requested device not found', 'NotFoundError');
    const { ids, exact } = wishOf(constraints);
    const wanted = same.find(({ deviceId }) => ids.includes(deviceId));
    return wanted ?? (exact ? null : same[0]);
  }

  const list = async () =>
    plugged.map((device) => ({ ...device, groupId: device.deviceId, toJSON: () => device }));
  Object.defineProperty(mediaDevices, 'enumerateDevices', {
    configurable: true,
    writable: true,
    value: list,
  });
  const tell = () => mediaDevices.dispatchEvent(new Event('devicechange'));

  return {
    ...capture,
    plug(device) {
      plugged.push(device);
      tell();
    },
    unplug(deviceId) {
      const index = plugged.findIndex((device) => device.deviceId === deviceId);
      if (index >= 0) plugged.splice(index, 1);
      for (const one of captured.filter((each) => each.deviceId === deviceId)) one.end();
      tell();
    },
    restore() {
      capture.restore();
      if (mediaDevices.enumerateDevices === list) Reflect.deleteProperty(mediaDevices, 'enumerateDevices');
    },
  };
}

function wishOf(constraints: true | MediaTrackConstraints): { ids: string[]; exact: boolean } {
  const wish = constraints === true ? undefined : constraints.deviceId;
  if (typeof wish !== 'object' || Array.isArray(wish)) return { ids: [wish ?? []].flat(), exact: false };
  return { ids: [wish.exact ?? wish.ideal ?? []].flat(), exact: wish.exact !== undefined };
}

/** The browser's own device, whichever; for a virtual one that is missing, its own error for that. */
function withoutDevice(constraints: true | MediaTrackConstraints, device: VirtualDevice | null) {
  if (constraints === true) return true;
  const { deviceId: _id, ...rest } = constraints;
  return device ? rest : { ...rest, deviceId: { exact: 'visavis: no such device' } };
}

function rename(track: MediaStreamTrack, { deviceId, label }: VirtualDevice): void {
  const settings = track.getSettings.bind(track);
  Object.defineProperty(track, 'label', { configurable: true, value: label });
  Object.defineProperty(track, 'getSettings', {
    configurable: true,
    value: () => ({ ...settings(), deviceId }),
  });
}
