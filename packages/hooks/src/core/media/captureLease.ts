import type { RtcError } from '../errors';
import type { ProcessorChain } from './processors/processorChain';
import type { TrackProcessor } from './processors/trackProcessor';

/** A track that was granted, and the constraint it had to do without, if any. */
export interface Capture {
  readonly track: MediaStreamTrack;
  /** Why the track is not quite what was asked for: a constraint that no device meets, a processor that failed; else `null`. */
  readonly relaxed: RtcError | null;
  /** What the track goes through before it is in a stream, if anything. */
  readonly processed?: ProcessorChain | undefined;
  /** The processors that were to be used; none before anybody has looked. */
  readonly processors?: readonly TrackProcessor[];
}

/** One consumer's share in a captured track. */
export interface CaptureLease {
  /** The track, or why there is none. Settles for a lease that was released, too: look before you use it. */
  readonly ready: Promise<Capture | RtcError>;
  /** Gives the share back; with the last one the track stops at once, so that its light goes out. */
  release(): void;
  /**
   * Gives the share back at the end of this task, so that a component which comes as this one goes (a lobby
   * and its call, StrictMode's second mount) takes the running track over instead of asking again.
   */
  transfer(): void;
  /** Whether the share is not given back yet. */
  readonly isHeld: boolean;
  /** Keeps the track from the callers that ask from now on: what it comes from is no longer what they would get. */
  retire(): void;
  /**
   * Changes how the device is used on the track that runs, where no other caller shares it and the browser can.
   *
   * @returns whether the track is what these constraints ask for
   */
  adjust(constraints: MediaTrackConstraints): Promise<boolean>;
}
