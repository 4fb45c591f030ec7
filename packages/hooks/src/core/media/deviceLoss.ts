import { RtcError } from '../errors';
import { browserNames, type CaptureKind } from './captureKind';
import { deviceWatch } from './deviceWatch';
import { findDevice } from './findDevice';
import { queryPermission } from './permission';
import type { RememberedDevice } from './rememberedDevices';
import { isSystemDefault } from './systemDefault';

/** The error of a permission that was taken back while it was in use; `null` if it wasn't. */
export async function permissionLost(kind: CaptureKind): Promise<RtcError | null> {
  if ((await queryPermission(kind)) !== 'denied') return null;
  return new RtcError('permission-denied', `The permission to use the ${kind} was taken back.`);
}

/**
 * The ids of the devices that may take the place of a lost one, in the order in which to try them. The lost one
 * itself comes last, if it is listed still or again: a plug that was loose for a moment, a driver that crashed. The system's
 * default comes first: it is another device by now.
 */
export async function replacementsFor(
  mediaDevices: MediaDevices,
  kind: CaptureKind,
  lost: string,
): Promise<readonly string[]> {
  const ids = (await mediaDevices.enumerateDevices())
    .filter((device) => device.kind === browserNames[kind].device && device.deviceId !== '')
    .map(({ deviceId }) => deviceId);
  const [same, others] = [ids.filter((id) => id === lost), ids.filter((id) => id !== lost)];
  return isSystemDefault(lost) ? [...same, ...others] : [...others, ...same];
}

/** What may happen while a device is gone. */
export interface DeviceReturnEvents {
  /** It is there again, under this id. Nothing is told after this. */
  onReturn(deviceId: string): void;
  /** Another device of its kind was plugged in. */
  onArrival(): void;
}

/** Waits for a device that was lost to be there again, until undone. */
export function watchForReturn(
  mediaDevices: MediaDevices,
  kind: CaptureKind,
  lost: RememberedDevice,
  events: DeviceReturnEvents,
): () => void {
  const watch = deviceWatch(mediaDevices);
  // A track may end before the list is updated, so being listed means something only after being missed.
  let missed = false;
  let known: ReadonlySet<string> | null = null;
  const undo = watch.subscribe(look);
  look();
  return undo;

  /** The system's default is always listed: it is back when it is the device that it was. */
  function findLost(same: readonly MediaDeviceInfo[]): string | null {
    const there = isSystemDefault(lost.deviceId) ? same.filter(({ label }) => label === lost.label) : same;
    return findDevice(there, browserNames[kind].device, lost);
  }

  function look(): void {
    const { status, devices } = watch.getSnapshot();
    if (status !== 'ready') return;
    const same = devices.filter((device) => device.kind === browserNames[kind].device);
    const before = known;
    known = new Set(same.map(({ deviceId }) => deviceId));
    const deviceId = findLost(same);
    if (deviceId === null) {
      missed = true;
    } else if (missed) {
      undo();
      return events.onReturn(deviceId);
    }
    if (before && [...known].some((id) => !before.has(id))) events.onArrival();
  }
}
