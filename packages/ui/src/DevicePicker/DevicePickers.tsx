import type { ComponentPropsWithRef } from 'react';
import { joinClasses } from '../joinClasses';
import { DevicePicker } from './DevicePicker';
import type { PickableDevice } from './listOptions';

/** A camera or a microphone that another one can take the place of; `useUserMedia().camera` is one. */
export interface PickableTrack {
  deviceId: string | null;
  select: (deviceId: string) => unknown;
}

/** A speaker that another one can take the place of; what `useSpeakerOutput` returns is one. */
export interface PickableSpeaker {
  /** null: the system's default. */
  deviceId: string | null;
  /** '' is the system's default. */
  select: (deviceId: string) => unknown;
  /** Why no speaker can be chosen, if so. */
  disabledReason?: string | undefined;
}

/** The devices of a call, and what is chosen of them. */
export interface PickedDevices {
  /** The local camera. */
  camera: PickableTrack;
  /** The local microphone. */
  microphone: PickableTrack;
  /** The cameras to choose from. */
  cameras: readonly PickableDevice[];
  /** The microphones to choose from. */
  microphones: readonly PickableDevice[];
  /** The speakers to choose from. */
  speakers: readonly PickableDevice[];
  /** The speaker. @default the system's, and no other can be chosen */
  speaker?: PickableSpeaker | undefined;
}

export interface DevicePickersProps extends Omit<ComponentPropsWithRef<'div'>, 'children'>, PickedDevices {}

/** Which camera, microphone and speaker a call uses. */
export function DevicePickers({
  camera,
  microphone,
  cameras,
  microphones,
  speakers,
  speaker,
  className,
  ...rest
}: DevicePickersProps) {
  return (
    <div {...rest} className={joinClasses('visavis-device-pickers', className)}>
      <DevicePicker
        kind="camera"
        devices={cameras}
        value={camera.deviceId}
        onSelect={(deviceId) => void camera.select(deviceId)}
      />
      <DevicePicker
        kind="microphone"
        devices={microphones}
        value={microphone.deviceId}
        onSelect={(deviceId) => void microphone.select(deviceId)}
      />
      <DevicePicker
        kind="speaker"
        devices={speakers}
        value={speaker?.deviceId ?? null}
        onSelect={speaker && ((deviceId) => void speaker.select(deviceId))}
        disabled={speaker === undefined}
        disabledReason={speaker?.disabledReason}
      />
    </div>
  );
}
