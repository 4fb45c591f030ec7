import type { RememberedDevice } from './rememberedDevices';

/** The device's id now: the same, or another one under the same label; `null` while it is not there. */
export function findDevice(
  devices: readonly MediaDeviceInfo[],
  kind: MediaDeviceKind,
  { deviceId, label }: RememberedDevice,
): string | null {
  const same = devices.filter((device) => device.kind === kind);
  const found =
    same.find((device) => device.deviceId === deviceId) ??
    same.find((device) => device.deviceId !== '' && label !== '' && device.label === label);
  return found?.deviceId ?? null;
}
