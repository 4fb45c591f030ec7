import { makeEndable, makeInterruptible } from './endableTrack';
import type { VirtualUse } from './virtualUse';

/** What a captured track says of the device it comes from. */
export interface TrackIdentity {
  readonly label: string;
  /** Laid over what the track itself says: the device's id, the side it looks to, the shared surface. */
  readonly settings: MediaTrackSettings & { displaySurface?: string };
  /** What can be changed of it while it runs. @default what the track itself can */
  readonly use?: VirtualUse | undefined;
}

/** One capture of a virtual device: its track, and every clone that was made of it. */
export interface VirtualCapture {
  readonly track: MediaStreamTrack;
  /** Whether any of them is still live. */
  isLive(): boolean;
  /** What each of those says of itself that are live. */
  liveSettings(): readonly MediaTrackSettings[];
  /** Ends all of them as the browser does, with the event. */
  end(): void;
  /** Mutes all of them as the system does, with the event, or unmutes them. */
  interrupt(isInterrupted: boolean): void;
}

/**
 * Makes a track look as if it came from a device of that name, and its clones likewise.
 *
 * @param release called once the last of them has ended, by whomever
 */
export function createVirtualCapture(
  track: MediaStreamTrack,
  identity: TrackIdentity,
  release: () => void = () => {},
): VirtualCapture {
  const live = new Map<MediaStreamTrack, { end(): void; interrupt(isInterrupted: boolean): void }>();

  function adopt(own: MediaStreamTrack, use: VirtualUse | undefined): MediaStreamTrack {
    const define = (name: string, value: unknown) =>
      Object.defineProperty(own, name, { configurable: true, writable: true, value });
    const [clone, stop, getSettings, getCapabilities, applyConstraints] = [
      own.clone.bind(own),
      own.stop.bind(own),
      own.getSettings.bind(own),
      own.getCapabilities?.bind(own),
      own.applyConstraints.bind(own),
    ];
    const { deviceId, groupId, facingMode } = identity.settings;
    define('label', identity.label);
    define('getSettings', () => ({ ...getSettings(), ...identity.settings, ...use?.settings() }));
    define('getCapabilities', () => ({
      ...getCapabilities?.(),
      ...use?.capabilities(),
      deviceId,
      groupId,
      facingMode: facingMode ? [facingMode] : [],
    }));
    define('applyConstraints', async (constraints: MediaTrackConstraints = {}) => {
      if (!use) return applyConstraints(constraints);
      use.apply(constraints);
      const { advanced: _set, echoCancellation: _echo, noiseSuppression: _noise, autoGainControl: _gain, ...rest } = constraints;
      // Firefox refuses any constraints of a synthetic track.
      if (Object.keys(rest).length > 0) await applyConstraints(rest);
    });
    define('clone', () => adopt(clone(), use?.clone()));
    define('stop', () => {
      stop();
      if (live.delete(own) && live.size === 0) release();
    });
    live.set(own, { end: makeEndable(own), interrupt: makeInterruptible(own) });
    return own;
  }

  return {
    track: adopt(track, identity.use),
    isLive: () => live.size > 0,
    liveSettings: () => [...live.keys()].map((each) => each.getSettings()),
    end() {
      for (const { end } of live.values()) end();
    },
    interrupt(isInterrupted) {
      for (const { interrupt } of live.values()) interrupt(isInterrupted);
    },
  };
}
