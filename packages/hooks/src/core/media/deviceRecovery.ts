import type { CaptureKind } from './captureKind';
import { watchForReturn, type DeviceReturnEvents } from './deviceLoss';
import type { RememberedDevice } from './rememberedDevices';

/** The device that was lost, to which its control returns, whatever takes its place meanwhile. */
export interface DeviceRecovery {
  /** Null while none is waited for. */
  readonly device: RememberedDevice | null;
  /** Waits for this one from now on, and for no other. Once it is back it is waited for no more. */
  waitFor(device: RememberedDevice, events: DeviceReturnEvents): void;
  /** Waits no more. */
  forget(): void;
}

/** Makes it, with nothing lost. */
export function createDeviceRecovery(kind: CaptureKind, mediaDevices: () => MediaDevices): DeviceRecovery {
  let waiting: { readonly device: RememberedDevice; readonly stop: () => void } | null = null;

  function forget() {
    waiting?.stop();
    waiting = null;
  }

  return {
    get device() {
      return waiting?.device ?? null;
    },
    waitFor(device, events) {
      forget();
      const stop = watchForReturn(mediaDevices(), kind, device, {
        onReturn(deviceId) {
          waiting = null;
          events.onReturn(deviceId);
        },
        onArrival: () => events.onArrival(),
      });
      waiting = { device, stop };
    },
    forget,
  };
}
