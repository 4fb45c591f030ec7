import { RtcError } from '../errors';
import { browserNames, type CaptureKind } from './captureKind';
import { deviceWatch } from './deviceWatch';
import { queryPermission } from './permission';
import type { RememberedDevice } from './rememberedDevices';

/** The error of a device that went away while it was in use. */
export function deviceLost(kind: CaptureKind): RtcError {
  return new RtcError('device-lost', `The ${kind} in use went away.`);
}

/** The error of a permission that was taken back while it was in use; `null` if it wasn't. */
export async function permissionLost(kind: CaptureKind): Promise<RtcError | null> {
  if ((await queryPermission(kind)) !== 'denied') return null;
  return new RtcError('permission-denied', `The permission to use the ${kind} was taken back.`);
}

/** The first device of the kind that is not the lost one; `null` if there is none. */
export async function otherDevice(
  mediaDevices: MediaDevices,
  kind: CaptureKind,
  lost: string,
): Promise<string | null> {
  const devices = await mediaDevices.enumerateDevices();
  const other = devices.find(
    (device) =>
      device.kind === browserNames[kind].device && device.deviceId !== '' && device.deviceId !== lost,
  );
  return other?.deviceId ?? null;
}

/** The device's id now: the same, or another one under the same label; `null` while it is not there. */
export function findDevice(
  devices: readonly MediaDeviceInfo[],
  kind: CaptureKind,
  { deviceId, label }: RememberedDevice,
): string | null {
  const same = devices.filter((device) => device.kind === browserNames[kind].device);
  const found =
    same.find((device) => device.deviceId === deviceId) ??
    same.find((device) => device.deviceId !== '' && label !== '' && device.label === label);
  return found?.deviceId ?? null;
}

/** Calls `listener` once with its id when a device that was gone is there again, until undone. */
export function onDeviceReturn(
  mediaDevices: MediaDevices,
  kind: CaptureKind,
  lost: RememberedDevice,
  listener: (deviceId: string) => void,
): () => void {
  const watch = deviceWatch(mediaDevices);
  // A track may end before the list is updated, so being listed means something only after being missed.
  let missed = false;
  const undo = watch.subscribe(look);
  look();
  return undo;

  function look(): void {
    const { status, devices } = watch.getSnapshot();
    if (status !== 'ready') return;
    const deviceId = findDevice(devices, kind, lost);
    if (deviceId === null) {
      missed = true;
    } else if (missed) {
      undo();
      listener(deviceId);
    }
  }
}
