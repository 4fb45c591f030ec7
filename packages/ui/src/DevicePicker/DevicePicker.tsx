import { useId, useState, type ComponentPropsWithRef } from 'react';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { LabelOverrides } from '../Labels/mergeLabels';
import type { Labels } from '../locales/en';
import { devicePicker } from '../locales/en/devicePicker';
import { listOptions, type PickableDevice } from './listOptions';

export interface DevicePickerProps extends Omit<ComponentPropsWithRef<'div'>, 'children' | 'onSelect'> {
  /** Which devices these are. */
  kind: 'camera' | 'microphone' | 'speaker';
  /** All devices of that kind. Labels may be empty, as they are before permission, and come later. */
  devices: readonly PickableDevice[];
  /** The `deviceId` in use; null: none chosen (of speakers: the system's default). */
  value: string | null;
  /** Called when the user selects another device; '' is the system's default speaker. */
  onSelect?: ((deviceId: string) => void) | undefined;
  /** @default false */
  disabled?: boolean | undefined;
  /** Disables the picker, and says why below it. */
  disabledReason?: string | undefined;
  labels?: LabelOverrides<Labels['devicePicker']> | undefined;
}

/**
 * Chooses a camera, a microphone or a speaker in a native `<select>`.
 *
 * A device that is unplugged while it is chosen stays in sight as such until another one is chosen or it
 * comes back. `data-state`: 'ready', 'unset', 'unplugged' or 'empty'.
 */
export function DevicePicker({
  kind,
  devices,
  value,
  onSelect,
  disabled = false,
  disabledReason,
  labels,
  className,
  ...rest
}: DevicePickerProps) {
  const text = useComponentLabels('devicePicker', devicePicker, labels);
  const words = text[kind];
  const id = useId();

  // What the chosen device was called, for the time after it is gone.
  const current = devices.find((device) => device.deviceId === value);
  const [last, setLast] = useState(current);
  if (current && current !== last) setLast(current);

  const lastLabel = last?.deviceId === value ? last?.label : undefined;
  const { state, options, selected } = listOptions(kind, devices, value, lastLabel, text);
  const hint = disabledReason ?? (state === 'unplugged' ? words.lost : undefined);

  return (
    <div
      {...rest}
      className={joinClasses('visavis-device-picker', className)}
      data-kind={kind}
      data-state={state}
    >
      <label htmlFor={id}>{words.label}</label>
      <span className="visavis-select">
        <select
          id={id}
          value={selected}
          disabled={disabled || disabledReason !== undefined || (state === 'empty' && kind !== 'speaker')}
          aria-describedby={hint ? `${id}hint` : undefined}
          onChange={(event) => onSelect?.(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.unavailable}>
              {option.label}
            </option>
          ))}
        </select>
      </span>
      {hint && (
        <p id={`${id}hint`} className="visavis-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
