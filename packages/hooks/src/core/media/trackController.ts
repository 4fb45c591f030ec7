import type { RtcError } from '../errors';
import type { Store } from '../store';
import type { DevicePreferenceHost } from './devicePreference';
import type { TrackControl } from './trackControl';

/** What a controller needs from the capture that it is a part of. */
export interface TrackHost extends DevicePreferenceHost {
  /** The browser's devices. @throws RtcError where there are none: an insecure page, an old browser */
  mediaDevices(): MediaDevices;
  /** The stream that the track goes into; made with the first track. */
  stream(): MediaStream;
}

/** The owner's side of a `TrackControl`. */
export interface TrackController<Control extends TrackControl = TrackControl> extends Store<Control> {
  /** Captures, unless it is captured or asked for already. Resolves with the answer. Never rejects. */
  open(): Promise<void>;
  /** Gives the track back at once, or to the caller that takes it over in this task. Safe at any time. */
  close(give: 'release' | 'transfer'): void;
  /** Has the browser process a microphone that runs as it is asked to by now. Never rejects. */
  updateProcessing(): Promise<void>;
  /** Shows the device chosen on an earlier visit, so that a picker can, before anything is captured. */
  recall(): void;
}

/** The owner's side of any control, which a special one is built on. */
export interface BaseTrackController extends TrackController {
  /** The track as it comes from the device, before any processor; `null` while nothing is captured. */
  captured(): MediaStreamTrack | null;
  /** Shows an error beside what runs, or that there is none any more. */
  setError(error: RtcError | null): void;
  /**
   * Captures with `constraints` in the place of what runs, which becomes the preference. Does nothing while nothing
   * runs. `accepts` looks at what came; what it turns down is released, and the old track goes on.
   */
  replace(
    constraints: (usual: MediaTrackConstraints) => MediaTrackConstraints,
    accepts: (track: MediaStreamTrack) => boolean,
  ): Promise<void>;
}
