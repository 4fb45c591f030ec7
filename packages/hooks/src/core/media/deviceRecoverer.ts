import { RtcError } from '../errors';
import { createPart, type Part } from '../part';
import type { createDeviceRecoverer, DeviceRecoverer, RecoveringControl } from './recoverDevice';
import type { RememberedDevice } from './rememberedDevices';

/** What is done about a lost device: fetched as a capture begins, and needed at the earliest while it runs. */
export const recoveryCode: Part<{ createDeviceRecoverer: typeof createDeviceRecoverer }> = /* @__PURE__ */ createPart(
  () => import('./recoverDevice'),
);

/** The same recoverer, whose code may still be on its way. */
export interface LaterRecoverer extends DeviceRecoverer {
  /** Fetches the code. */
  prepare(): void;
}

/**
 * Makes a recoverer. If its code can't be had when a device is lost, the control fails with `chunk-unavailable`, with the loss as
 * its cause; choosing a device goes on.
 *
 * @param code for tests. @default what is done about a lost device
 */
export function createDeviceRecovererLater(control: RecoveringControl, code = recoveryCode): LaterRecoverer {
  let made: DeviceRecoverer | null = null;

  async function beginLater(begin: (recoverer: DeviceRecoverer) => void, error: RtcError, signal: AbortSignal) {
    const part = await code.load();
    if (signal.aborted) return;
    if (part instanceof RtcError) control.shown.fail(new RtcError(part.code, part.message, { cause: error }));
    else begin((made ??= part.createDeviceRecoverer(control)));
  }

  return {
    prepare: () => void code.load(),
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
