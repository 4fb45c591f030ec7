import { makeEndable, makeInterruptible } from './endableTrack';

/** What a captured track says of the device it comes from. */
export interface TrackIdentity {
  readonly label: string;
  /** Laid over what the track itself says: the device's id, the side it looks to, the shared surface. */
  readonly settings: MediaTrackSettings & { displaySurface?: string };
}

/** One capture of a virtual device: its track, and every clone that was made of it. */
export interface VirtualCapture {
  readonly track: MediaStreamTrack;
  /** Whether any of them is still live. */
  isLive(): boolean;
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

  function adopt(own: MediaStreamTrack): MediaStreamTrack {
    const define = (name: string, value: unknown) =>
      Object.defineProperty(own, name, { configurable: true, writable: true, value });
    const [clone, stop, getSettings, getCapabilities] = [
      own.clone.bind(own),
      own.stop.bind(own),
      own.getSettings.bind(own),
      own.getCapabilities?.bind(own),
    ];
    const { deviceId, groupId, facingMode } = identity.settings;
    define('label', identity.label);
    define('getSettings', () => ({ ...getSettings(), ...identity.settings }));
    define('getCapabilities', () => ({
      ...getCapabilities?.(),
      deviceId,
      groupId,
      facingMode: facingMode ? [facingMode] : [],
    }));
    define('clone', () => adopt(clone()));
    define('stop', () => {
      stop();
      if (live.delete(own) && live.size === 0) release();
    });
    live.set(own, { end: makeEndable(own), interrupt: makeInterruptible(own) });
    return own;
  }

  return {
    track: adopt(track),
    isLive: () => live.size > 0,
    end() {
      for (const { end } of live.values()) end();
    },
    interrupt(isInterrupted) {
      for (const { interrupt } of live.values()) interrupt(isInterrupted);
    },
  };
}
