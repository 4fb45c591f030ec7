import { RtcError } from '../errors';
import { adjustCamera } from './adjustCamera';
import { capabilitiesOf, settingsOf, type CameraCapabilities, type CameraSettings } from './cameraSettings';
import { deviceIdOf } from './trackBinding';

/** What can be set of a camera, and what is. */
export interface CameraAdjustments {
  /** Of the camera that runs; the same objects until something changes. */
  readonly capabilities: CameraCapabilities;
  readonly settings: CameraSettings;
  /** Takes the track that is captured now, or none; its camera gets the settings that it was given before. */
  follow(track: MediaStreamTrack | null): void;
  /** Sets the camera that runs. Never rejects. */
  apply(wanted: CameraSettings): Promise<void>;
}

const none = {};

/**
 * Makes it, without a camera. Comes by `import()`, once there is a camera that has something to set.
 *
 * @param onChange told that capabilities or settings are others
 * @param onApplied told what went wrong with the last settings, or that nothing did
 */
export function createCameraAdjustments(onChange: () => void, onApplied: (error: RtcError | null) => void): CameraAdjustments {
  /** What each device was set to, by its id. */
  const kept = new Map<string, CameraSettings>();
  let track: MediaStreamTrack | null = null;
  let capabilities: CameraCapabilities = none;
  let settings: CameraSettings = none;
  /** One after the other: what is applied next includes what was applied before. */
  let turn: Promise<void> = Promise.resolve();

  function look(): void {
    capabilities = track ? capabilitiesOf(track) : none;
    settings = track ? settingsOf(track) : none;
  }

  async function adjust(wanted: CameraSettings): Promise<void> {
    const own = track;
    if (!own) return onApplied(new RtcError('not-supported', 'The camera is off: there is nothing to set.'));
    const deviceId = deviceIdOf(own);
    const before = kept.get(deviceId) ?? none;
    const error = await adjustCamera(own, wanted, before);
    if (!error) kept.set(deviceId, { ...before, ...wanted });
    // Another camera may have taken its place meanwhile.
    if (track !== own) return;
    look();
    onApplied(error);
    onChange();
  }

  function apply(wanted: CameraSettings): Promise<void> {
    turn = turn.then(() => adjust(wanted));
    return turn;
  }

  return {
    get capabilities() {
      return capabilities;
    },
    get settings() {
      return settings;
    },
    follow(next) {
      if (next === track) return;
      track = next;
      look();
      const before = next && kept.get(deviceIdOf(next));
      if (before) void apply(before);
    },
    apply,
  };
}
