import { RtcError } from '../errors';
import type { Part } from '../part';
import { captureCode } from './captureCode';
import type { createDeviceRecoverer, DeviceRecoverer, RecoveringControl } from './recoverDevice';
import type { RememberedDevice } from './rememberedDevices';

/**
 * Makes a recoverer whose code may still be on its way. If that can't be had when a device is lost, the control fails with
 * `chunk-unavailable`, with the loss as its cause; choosing a device goes on.
 *
 * @param code for tests. @default what comes with a capture
 */
export function createDeviceRecovererLater(
  control: RecoveringControl,
  code: Part<{ createDeviceRecoverer: typeof createDeviceRecoverer }> = captureCode,
): DeviceRecoverer {
  let made: DeviceRecoverer | null = null;

  async function beginLater(begin: (recoverer: DeviceRecoverer) => void, error: RtcError, signal: AbortSignal) {
    const part = await code.load();
    if (signal.aborted) return;
    if (part instanceof RtcError) control.shown.fail(new RtcError(part.code, part.message, { cause: error }));
    else begin((made ??= part.createDeviceRecoverer(control)));
  }

  return {
    get device() {
      return made?.device ?? null;
    },
    forget: () => made?.forget(),
    begin(lost: RememberedDevice, home: RememberedDevice, error: RtcError) {
      made ??= code.loaded?.createDeviceRecoverer(control) ?? null;
      if (made) made.begin(lost, home, error);
      else void control.run((signal) => beginLater((recoverer) => recoverer.begin(lost, home, error), error, signal));
    },
  };
}
