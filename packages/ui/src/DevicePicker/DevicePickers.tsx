import type { ComponentPropsWithRef } from 'react';
import { joinClasses } from '../joinClasses';
import { DevicePicker } from './DevicePicker';
import type { PickableDevice } from './listOptions';

/** A camera or a microphone that another one can take the place of; `useUserMedia().camera` is one. */
export interface PickableTrack {
  deviceId: string | null;
  select: (deviceId: string) => unknown;
}

/** The devices of a call, and what is chosen of them. */
export interface PickedDevices {
  /** One's own camera. */
  camera: PickableTrack;
  /** One's own microphone. */
  microphone: PickableTrack;
  /** The cameras to choose from. */
  cameras: readonly PickableDevice[];
  /** The microphones to choose from. */
  microphones: readonly PickableDevice[];
  /** The speakers to choose from. */
  speakers: readonly PickableDevice[];
  /** The chosen speaker; null: the system's default. @default null */
  speakerId?: string | null | undefined;
  /** A person chose a speaker; '' is the system's default. */
  onSpeakerSelect?: ((deviceId: string) => void) | undefined;
  /** Why no speaker can be chosen, if so. */
  speakerDisabledReason?: string | undefined;
}

export interface DevicePickersProps extends Omit<ComponentPropsWithRef<'div'>, 'children'>, PickedDevices {}

/** Which camera, microphone and speaker a call uses. */
export function DevicePickers({
  camera,
  microphone,
  cameras,
  microphones,
  speakers,
  speakerId = null,
  onSpeakerSelect,
  speakerDisabledReason,
  className,
  ...rest
}: DevicePickersProps) {
  return (
    <div {...rest} className={joinClasses('visavis-device-pickers', className)}>
      <DevicePicker
        kind="camera"
        devices={cameras}
        value={camera.deviceId}
        onDeviceChange={(deviceId) => void camera.select(deviceId)}
      />
      <DevicePicker
        kind="microphone"
        devices={microphones}
        value={microphone.deviceId}
        onDeviceChange={(deviceId) => void microphone.select(deviceId)}
      />
      <DevicePicker
        kind="speaker"
        devices={speakers}
        value={speakerId}
        onDeviceChange={onSpeakerSelect}
        disabledReason={speakerDisabledReason}
      />
    </div>
  );
}
