import { RtcError, toRtcError } from '../errors';
import { capabilitiesOf, type CameraCapabilities, type CameraSettings } from './cameraSettings';
import { overconstrained } from './captureRefusal';
import { errorNameOf } from './mediaError';

/**
 * Sets the camera behind `track`.
 *
 * @param wanted what is asked for now; all of it has to be possible
 * @param before what was asked for earlier, and is to stay
 * @returns why it couldn't be set: `not-supported` for what the camera has not, `overconstrained` for a value that it can't take
 */
export async function adjustCamera(
  track: MediaStreamTrack,
  wanted: CameraSettings,
  before: CameraSettings,
): Promise<RtcError | null> {
  const refusal = refusalOf(wanted, capabilitiesOf(track));
  if (refusal) return refusal;
  try {
    // Only these, and only as `advanced`: Chromium refuses them mixed with others, and leaves size and frame rate as they are.
    await track.applyConstraints({ advanced: [Object.assign<MediaTrackConstraintSet, CameraSettings>({}, { ...before, ...wanted })] });
    return null;
  } catch (cause) {
    return errorNameOf(cause) === 'OverconstrainedError'
      ? overconstrained(cause, 'camera')
      : toRtcError(cause, 'not-supported', 'This browser could not set the camera.');
  }
}

/** What a camera can't do of these settings; `null` if it can do all. */
export function refusalOf(wanted: CameraSettings, capabilities: CameraCapabilities): RtcError | null {
  for (const [name, value] of Object.entries(wanted)) {
    if (value === undefined) continue;
    const capability = Object.entries(capabilities).find(([known]) => known === name)?.[1];
    if (capability === undefined) return new RtcError('not-supported', `This camera has no ${name} that a page can set.`);
    if (!isPossible(value, capability)) {
      return new RtcError('overconstrained', `This camera can't have ${value} as its ${name}.`, { constraint: name });
    }
  }
  return null;
}

function isPossible(value: unknown, capability: CameraCapabilities[keyof CameraCapabilities]): boolean {
  if (capability === true) return typeof value === 'boolean';
  if (capability === undefined) return false;
  if ('min' in capability) return typeof value === 'number' && value >= capability.min && value <= capability.max;
  return typeof value === 'string' && capability.includes(value);
}
