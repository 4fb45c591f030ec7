import { browserNames, type CaptureKind } from './captureKind';
import { findDevice } from './findDevice';
import type { RememberedDevice } from './rememberedDevices';
import { withDevice } from './trackConstraints';
import { deviceIdOf } from './trackBinding';

/** Where choices of earlier visits are kept, and what is asked for without one. */
export interface DevicePreferenceHost {
  readonly kind: CaptureKind;
  /** What to ask for, without a device that was chosen by hand. */
  constraints(): MediaTrackConstraints;
  /** The choice of an earlier visit, or `null`. */
  recall(): RememberedDevice | null;
  /** Keeps the choice for the next visit, if that is wanted. */
  remember(device: RememberedDevice): void;
}

/** A device chosen by hand: now, or on an earlier visit, when it may have had another id. */
export interface ChosenDevice extends RememberedDevice {
  readonly recalled: boolean;
}

/** Which device a person wants of one kind. */
export interface DevicePreference {
  /** The choice; another object after each change. */
  get(): ChosenDevice | null;
  choose(deviceId: string): void;
  /** Takes up the choice of an earlier visit, if there is none yet, and returns its id. */
  recall(): string | null;
  /** Keeps the choice for the next visit if it is what this track comes from. */
  confirm(track: MediaStreamTrack): void;
  /** The chosen device couldn't be had: what runs is the choice now. */
  fallBackTo(track: MediaStreamTrack): void;
  /** The chosen device has this id now. */
  follow(deviceId: string): void;
  /** What to ask the browser for. */
  constraints(): MediaTrackConstraints;
  /** The id under which the device of an earlier visit is found, if the track isn't from it; else `null`. */
  relocate(track: MediaStreamTrack, mediaDevices: MediaDevices): Promise<string | null>;
}

/** Makes a choice that nobody has made yet. */
export function createDevicePreference(host: DevicePreferenceHost): DevicePreference {
  let chosen: ChosenDevice | null = null;

  return {
    get: () => chosen,
    choose(deviceId) {
      chosen = { deviceId, label: '', recalled: false };
    },
    recall() {
      const remembered = chosen ? null : host.recall();
      if (remembered) chosen = { ...remembered, recalled: true };
      return remembered?.deviceId ?? null;
    },
    confirm(track) {
      const device = { deviceId: deviceIdOf(track), label: track.label };
      if (!chosen) return;
      if (chosen.deviceId === device.deviceId || (device.label !== '' && chosen.label === device.label)) {
        host.remember(device);
      }
    },
    fallBackTo(track) {
      chosen = { deviceId: deviceIdOf(track), label: track.label, recalled: true };
    },
    follow(deviceId) {
      if (chosen) chosen = { ...chosen, deviceId };
    },
    constraints() {
      if (!chosen) return host.constraints();
      // The device of an earlier visit may be gone for good; one that was chosen just now is meant.
      const { deviceId, recalled } = chosen;
      return withDevice(host.constraints(), recalled ? { ideal: deviceId } : { exact: deviceId });
    },
    async relocate(track, mediaDevices) {
      if (!chosen?.recalled || chosen.deviceId === deviceIdOf(track) || chosen.label === track.label)
        return null;
      return findDevice(await mediaDevices.enumerateDevices(), browserNames[host.kind].device, chosen);
    },
  };
}
