import { captureKinds, type CaptureKind } from './captureKind';

/** A device as the user chose it. Ids change when site data is cleared; then the label finds it again. */
export interface RememberedDevice {
  readonly deviceId: string;
  readonly label: string;
}

/** What a device can be chosen for. */
export type DeviceRole = CaptureKind | 'speaker';

const roles: readonly DeviceRole[] = [...captureKinds, 'speaker'];

/** The chosen device of each role. */
export type RememberedDevices = Partial<Record<DeviceRole, RememberedDevice>>;

/** The `localStorage` key that `remember` stands for, or `null` if nothing is to be remembered. */
export function rememberKey(remember: boolean | string | undefined): string | null {
  if (typeof remember === 'string') return remember;
  return remember ? 'visavis:devices' : null;
}

/** What is stored under `key`; nothing if the storage is blocked, empty or holds something else. */
export function recallDevices(key: string): RememberedDevices {
  const found: RememberedDevices = {};
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    for (const role of roles) {
      const device = propertyOf(stored, role);
      const deviceId = propertyOf(device, 'deviceId');
      const label = propertyOf(device, 'label');
      if (typeof deviceId !== 'string' || deviceId === '') continue;
      found[role] = { deviceId, label: typeof label === 'string' ? label : '' };
    }
    return found;
  } catch {
    // Blocked storage throws, and so does text that is no JSON: there is no choice to come back to.
    return {};
  }
}

/** Stores the choice beside those of the other roles; an empty id means none. */
export function rememberDevice(key: string, role: DeviceRole, device: RememberedDevice): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...recallDevices(key), [role]: device }));
  } catch {
    // Blocked or full storage: the choice holds for this page only, as without `remember`.
    return;
  }
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
