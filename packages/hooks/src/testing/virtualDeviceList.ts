import { browserNames, type CaptureKind } from '../core/media/captureKind';
import { overconstrained, requestedValues } from './virtualConstraints';
import type { VirtualDevice } from './virtualDevice';

/** The id under which Chromium lists what the system's settings name, beside the device itself. */
const DEFAULT_ID = 'default';

/** What is plugged in. */
export interface VirtualDeviceList {
  /** All of it, as a browser lists it. */
  entries(): readonly VirtualDevice[];
  /** The same as the page learns of it: what devices are called only where `isNamed`. */
  list(isNamed: (kind: MediaDeviceKind) => boolean): MediaDeviceInfo[];
  plug(device: VirtualDevice): void;
  unplug(deviceId: string): void;
  setSystemDefault(deviceId: string): void;
  /** The device that constraints ask for; throws what a browser throws where there is none. */
  find(kind: CaptureKind, requested: true | MediaTrackConstraints): VirtualDevice;
}

/** Makes a list of these. */
export function createVirtualDeviceList(devices: readonly VirtualDevice[]): VirtualDeviceList {
  let plugged = [...devices];
  /** The ids of the devices that the system's settings name. */
  const defaults = new Map<MediaDeviceKind, string>();

  function entries(): readonly VirtualDevice[] {
    const chosen = plugged.filter(({ kind, deviceId }) => defaults.get(kind) === deviceId);
    const named = chosen.map((device) => ({ ...device, ...describe(device), deviceId: DEFAULT_ID, label: `Default - ${device.label}` }));
    return [...named, ...plugged];
  }

  return {
    entries,
    list(isNamed) {
      const seen = new Set<MediaDeviceKind>();
      return entries().flatMap((device) => {
        const { kind, deviceId, label, facingMode } = device;
        const { groupId } = describe(device);
        const named = isNamed(kind);
        // Before permission a page learns that there is a device of a kind, and no more.
        if (!named && (seen.has(kind) || kind === 'audiooutput')) return [];
        seen.add(kind);
        const shown = named ? { kind, deviceId, label, groupId } : { kind, deviceId: '', label: '', groupId: '' };
        const sides = facingMode ? [facingMode] : [];
        const getCapabilities = () => (named ? { deviceId, groupId, facingMode: sides } : {});
        return [{ ...shown, toJSON: () => shown, ...(kind !== 'audiooutput' && { getCapabilities }) }];
      });
    },
    plug: (device) => void plugged.push(device),
    unplug(deviceId) {
      const gone = plugged.find((device) => device.deviceId === deviceId);
      plugged = plugged.filter((device) => device !== gone);
      if (!gone || defaults.get(gone.kind) !== deviceId) return;
      // The system chooses another one by itself.
      const next = plugged.find(({ kind }) => kind === gone.kind);
      if (next) defaults.set(gone.kind, next.deviceId);
      else defaults.delete(gone.kind);
    },
    setSystemDefault(deviceId) {
      const device = plugged.find((each) => each.deviceId === deviceId);
      if (!device) throw new Error(`There is no device "${deviceId}".`);
      defaults.set(device.kind, deviceId);
    },
    find(kind, requested) {
      const same = entries().filter((device) => device.kind === browserNames[kind].device);
      if (!same[0]) throw new DOMException('Requested device not found', 'NotFoundError');
      const { deviceId, facingMode, groupId } = requested === true ? {} : requested;
      let left = same;
      for (const [name, wanted] of Object.entries({ deviceId, facingMode, groupId })) {
        const { values, exact } = requestedValues(wanted);
        if (values.length === 0) continue;
        const matching = left.filter((device) => values.includes(describe(device)[name as 'deviceId'] ?? ''));
        if (matching.length > 0) left = matching;
        else if (exact) throw overconstrained(name);
      }
      return left[0] ?? same[0];
    },
  };
}

/** Whether a capture of `captured` comes from the hardware that is listed as `deviceId`. */
export function isCapturedFrom(captured: VirtualDevice, { kind, deviceId, groupId = deviceId }: VirtualDevice): boolean {
  if (captured.kind !== kind) return false;
  return captured.deviceId === deviceId || (captured.deviceId === DEFAULT_ID && captured.groupId === groupId);
}

/** What a browser tells of a device, its name apart. */
export function describe({ deviceId, groupId = deviceId, facingMode }: VirtualDevice) {
  return { deviceId, groupId, ...(facingMode && { facingMode }) };
}
