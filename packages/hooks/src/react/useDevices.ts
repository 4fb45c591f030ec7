import { useMemo, useState } from 'react';
import type { CaptureKind } from '../core/media/captureKind';
import { createDevices, type DevicesState } from '../core/media/devices';
import { useStore } from './useStore';

/** The devices, and the way to their names. */
export interface UseDevicesResult extends DevicesState {
  /** Asks once for what is not granted yet and releases it at once. Never rejects. @default kinds both */
  ensurePermission(kinds?: readonly CaptureKind[]): Promise<void>;
}

/**
 * The cameras, microphones and speakers of this browser, and whether they may be used. Never prompts by
 * itself; labels appear as soon as any component has got permission. All components share one subscription.
 */
export function useDevices(): UseDevicesResult {
  const [devices] = useState(createDevices);
  const state = useStore(devices);
  return useMemo(() => ({ ...state, ensurePermission: devices.ensurePermission }), [state, devices]);
}
