import type { RtcError } from '../errors';
import type { Store } from '../store';
import type { RecorderSources } from './recorderSource';
import type { RecordingOptions } from './recordingOptions';

/** Where a recorder is: `'starting'` while a picker is open or the sound is not ready yet. */
export type RecorderStatus = 'idle' | 'starting' | 'recording' | 'paused' | 'stopping' | 'done' | 'failed';

/** A recording, as it is now. */
export interface RecorderState {
  readonly status: RecorderStatus;
  /** Without its pauses; told once a second while it runs, and of the file in the end. */
  readonly durationSeconds: number;
  /** Told once a second while it runs, and of the file in the end. */
  readonly sizeBytes: number;
  /** The recording, once it is over; after a failure too, if anything was recorded. */
  readonly file: File | null;
  /** The name under which the person saved it, with `saveAs`. */
  readonly savedAs: string | null;
  /**
   * `not-supported`, `permission-dismissed`, `storage-full` or `recording-failed`. Set without `status: 'failed'`
   * if the browser can't mix the audio of one track: the rest is recorded.
   */
  readonly error: RtcError | null;
}

/** Records streams into a file. */
export interface Recorder extends Store<RecorderState> {
  /** What is recorded. While it records a list, this changes the layout and not the file. */
  setSources(sources: RecorderSources): void;
  /** Begins a new recording; does nothing while one runs. Resolves when it runs or has failed; never rejects. */
  start(options?: RecordingOptions): Promise<void>;
  /** Leaves out what happens from now on. */
  pause(): void;
  /** Goes on after a pause. */
  resume(): void;
  /** Ends the recording, and gives its file; null if there is none. Never rejects. */
  stop(): Promise<File | null>;
  /** Saves the file among the person's downloads. Does nothing while there is none. */
  download(fileName?: string): void;
  /** Ends the recording if one runs, and forgets it with everything that was stored. */
  discard(): void;
  /** Ends a recording that runs without a file; a finished one stays readable while the page is there. */
  close(): void;
}
