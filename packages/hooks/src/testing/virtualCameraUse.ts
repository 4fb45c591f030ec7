import { refusalOf } from '../core/media/adjustCamera';
import type { CameraCapabilities, CameraSettings } from '../core/media/cameraSettings';
import { overconstrained } from './virtualConstraints';
import type { VirtualUse } from './virtualUse';

/** What each setting begins with. */
function initialSettings(capabilities: CameraCapabilities): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(capabilities).map(([name, capability]: [string, CameraCapabilities[keyof CameraCapabilities]]) => {
      if (typeof capability !== 'object') return [name, false];
      return [name, 'min' in capability ? capability.min : capability[0]];
    }),
  );
}

/**
 * What of a camera can be set: for all its tracks at once, as browsers do, since there is one lens.
 *
 * A camera that is captured anew starts from its initial settings.
 */
export function createVirtualCameraUse(capabilities: CameraCapabilities | undefined): VirtualUse | undefined {
  if (!capabilities) return undefined;
  let settings = initialSettings(capabilities);
  const use: VirtualUse = {
    settings: () => ({ ...settings }),
    capabilities: () => ({ ...capabilities }),
    apply({ advanced = [] }) {
      for (const set of advanced) {
        const wanted: CameraSettings = Object.assign<CameraSettings, MediaTrackConstraintSet>({}, set);
        const refusal = refusalOf(wanted, capabilities);
        if (refusal) throw overconstrained(refusal.constraint ?? '');
        settings = { ...settings, ...wanted };
      }
    },
    clone: () => use,
  };
  return use;
}
