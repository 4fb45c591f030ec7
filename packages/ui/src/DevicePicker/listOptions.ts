import type { Labels } from '../locales/en';

/** A device as `enumerateDevices()` lists it. */
export interface PickableDevice {
  readonly deviceId: string;
  /** Empty until the page has permission. */
  readonly label: string;
  readonly kind?: string | undefined;
  /** The same for parts of one machine; tells which device is the system's default. */
  readonly groupId?: string | undefined;
}

export interface DeviceOption {
  value: string;
  label: string;
  /** Shown, but not to be chosen. */
  unavailable?: boolean;
}

export interface DeviceOptions {
  state: 'ready' | 'unset' | 'unplugged' | 'empty';
  options: readonly DeviceOption[];
  /** The value of the option that is shown. */
  selected: string;
}

/** What a picker offers: the devices, and before them what stands for "none", "gone" or "the default". */
export function listOptions(
  kind: 'camera' | 'microphone' | 'speaker',
  devices: readonly PickableDevice[],
  value: string | null,
  lastLabel: string | undefined,
  text: Labels['devicePicker'],
): DeviceOptions {
  const words = text[kind];
  const options = devices.map(
    (device, index): DeviceOption => ({
      value: device.deviceId,
      label: labelOf(device, devices, text) || words.unnamed(index + 1),
    }),
  );
  // Without a choice it is the system's, which Chromium lists as a device.
  const system =
    kind === 'speaker' && devices.some(({ deviceId }) => deviceId === 'default') ? 'default' : '';
  const selected = value || system;
  const known = options.some((option) => option.value === selected);

  // A speaker needs no choice, and not every browser lists them: the system's default is always there.
  if (kind === 'speaker' && !options.some(({ value }) => value === '' || value === 'default')) {
    options.unshift({ value: '', label: text.systemDefault('') });
    if (selected === '') return { state: devices.length > 0 ? 'ready' : 'empty', options, selected };
  } else if (devices.length === 0) {
    return { state: 'empty', options: [{ value: '', label: words.none }], selected: '' };
  }
  if (known) return { state: 'ready', options, selected };
  if (selected === '') {
    return {
      state: 'unset',
      options: [{ value: '', label: words.choose, unavailable: true }, ...options],
      selected,
    };
  }
  const gone = { value: selected, label: text.unplugged(lastLabel ?? ''), unavailable: true };
  return { state: 'unplugged', options: [gone, ...options], selected };
}

/** Chromium lists the default twice: as itself, and as "default", which we say in our own words. */
function labelOf(
  device: PickableDevice,
  devices: readonly PickableDevice[],
  text: Labels['devicePicker'],
): string {
  if (device.deviceId !== 'default') return device.label;
  const itself = devices.find(
    ({ deviceId, groupId }) => deviceId !== 'default' && groupId !== undefined && groupId === device.groupId,
  );
  return text.systemDefault(itself?.label ?? '');
}
