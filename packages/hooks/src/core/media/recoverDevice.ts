import type { RtcError } from '../errors';
import type { AbortableTask } from '../latest';
import type { CaptureKind } from './captureKind';
import type { CaptureLease } from './captureLease';
import { isUnwanted } from './captureReplacement';
import { permissionLost, replacementsFor } from './deviceLoss';
import { createDeviceRecovery, type DeviceRecovery } from './deviceRecovery';
import type { RememberedDevice } from './rememberedDevices';
import type { ShownTrack } from './shownTrack';
import { takeFirst } from './takeFirst';
import { deviceIdOf } from './trackBinding';

/** What a controller lets be done about the loss of its device. */
export interface RecoveringControl {
  readonly kind: CaptureKind;
  readonly shown: ShownTrack;
  mediaDevices(): MediaDevices;
  acquire(constraints: MediaTrackConstraints): CaptureLease;
  /** The constraints for this device and no other. */
  exactly(deviceId: string): MediaTrackConstraints;
  /** Runs a task that may capture; the newest wins. */
  run(task: AbortableTask<void>): Promise<void>;
  /** Another capture is shown. */
  onShown(track: MediaStreamTrack): void;
  /** It was lost to a user's "no". */
  onRefused(refusal: RtcError): void;
  /** The lost device is there again, under this id. */
  onReturn(deviceId: string): void;
}

/** Takes another device in the place of a lost one, and returns to that once it is back. */
export interface DeviceRecoverer extends Pick<DeviceRecovery, 'device' | 'forget'> {
  /** @param home the device to return to: one that was lost in the place of another doesn't replace it in the user's mind */
  begin(lost: RememberedDevice, home: RememberedDevice, error: RtcError): void;
}

/** Makes it, with nothing lost. */
export function createDeviceRecoverer(control: RecoveringControl): DeviceRecoverer {
  const { kind, shown, acquire, exactly } = control;
  const recovery = createDeviceRecovery(kind, () => control.mediaDevices());

  /** Takes another device in the place of the lost one, unless it was lost to a person's "no". */
  async function recover(lost: RememberedDevice, error: RtcError, signal: AbortSignal): Promise<void> {
    const refusal = await permissionLost(kind);
    if (signal.aborted) return;
    if (refusal) return control.onRefused(refusal);
    const others = await replacementsFor(control.mediaDevices(), kind, lost.deviceId);
    if (signal.aborted) return;
    if (others.length > 0) shown.set({ status: 'starting' });
    const taken = await takeFirst(acquire, others.map(exactly), signal);
    if (isUnwanted(taken, signal)) return;
    if (!taken) return shown.fail(error);
    const home = recovery.device ?? lost;
    const isBack = deviceIdOf(taken.track) === home.deviceId;
    if (isBack) recovery.forget();
    // The same device again is not a loss that anybody needs to hear of; the system's default may be another one.
    shown.show(taken, isBack && taken.track.label === home.label ? taken.relaxed : error);
    control.onShown(taken.track);
  }

  return {
    get device() {
      return recovery.device;
    },
    forget: recovery.forget,
    begin(lost, home, error) {
      const recovering = (signal: AbortSignal) => recover(lost, error, signal);
      recovery.waitFor(home, {
        onReturn: (deviceId) => control.onReturn(deviceId),
        onArrival() {
          if (shown.getSnapshot().status === 'failed') void control.run(recovering);
        },
      });
      void control.run(recovering);
    },
  };
}
