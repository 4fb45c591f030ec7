/** What a processor does now; what it doesn't measure is null. */
export interface ProcessorStats {
  /** The processor's name; its kind where it has none. */
  readonly name: string;
  /** Frames of video that come out of it, per second. */
  readonly frameRate: number | null;
  /** How long a frame or a sample is on its way through it, in milliseconds. */
  readonly delayMs: number | null;
  /** The part of the time in which it is at work, from 0 to 1. Near 1 it loses frames. */
  readonly load: number | null;
}

/** A track that a processor makes of another. */
export interface ProcessedTrack {
  /** What goes on in the place of the track that was given. */
  readonly track: MediaStreamTrack;
  /** Ends `track` and gives back all that was used for it. Called once. */
  stop(): void;
  /** What it does now. @default nothing is measured, and it is never found too slow */
  stats?(): Partial<Omit<ProcessorStats, 'name'>>;
  /**
   * Resolves with the reason once it can't go on; never, while all is well. An error named `TooSlowError` counts as
   * `processor-too-slow`, anything else as `processor-failed`. A track that ends by itself counts as well.
   */
  readonly failed?: Promise<unknown>;
}

/**
 * Makes a captured track into another one, between the device and the stream: blurs a background, takes
 * the noise out of a voice.
 *
 * Make each once (outside of the component, or kept in state): another object is another processor, and starts anew.
 */
export interface TrackProcessor {
  /** Which tracks it is for. */
  readonly kind: 'video' | 'audio';
  /** What `getProcessorStats()` and errors call it. @default its kind */
  readonly name?: string | undefined;
  /**
   * Whether nothing may be sent without it. One that fails or falls behind is taken out, and the track goes on without it;
   * with `required`, as for what hides a room, the camera or microphone goes off instead. @default false
   */
  readonly required?: boolean | undefined;
  /**
   * Starts to process `track`, which belongs to the caller: it is not to be stopped. Called for each captured track, also
   * for a second one while the first still runs (another camera is there before the old one goes).
   *
   * @param signal aborted when nobody wants the result any more, before or after it is there
   * @returns once frames come out, so that nothing is replaced by a gap. A rejection takes the processor out
   */
  process(track: MediaStreamTrack, signal: AbortSignal): Promise<ProcessedTrack>;
}

/** What errors and figures call a processor. */
export const nameOf = ({ name, kind }: TrackProcessor): string => name ?? kind;
