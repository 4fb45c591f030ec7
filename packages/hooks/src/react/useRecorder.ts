import { useEffect, useMemo, useState } from 'react';
import { createRecorder } from '../core/recorder/createRecorder';
import type { RecorderState } from '../core/recorder/recorder';
import type { RecorderSources } from '../core/recorder/recorderSource';
import type { RecordingOptions } from '../core/recorder/recordingOptions';
import { useStore } from './useStore';

/** A recording, and what one can do with it. */
export interface UseRecorderResult extends RecorderState {
  /**
   * Begins a new recording; call it from a click, since a browser may let a page mix sound only from there on.
   * Does nothing while one runs. Resolves when it runs or has failed; never rejects.
   */
  start(options?: RecordingOptions): Promise<void>;
  /** Leaves out what happens from now on, until `resume`. */
  pause(): void;
  /** Goes on after a pause. */
  resume(): void;
  /** Ends the recording, and gives its file; null if there is none. Never rejects. */
  stop(): Promise<File | null>;
  /** Saves the file among the person's downloads, under its own name or this one. */
  download(fileName?: string): void;
  /** Ends the recording if one runs, and forgets it with everything that was stored. */
  discard(): void;
}

/**
 * Records one or several streams in this browser, into a file with a duration in which one can seek.
 *
 * A list is put together: the pictures in a grid that fits their number, with their names, and the sound in one
 * mix. It may be a new one in every render, and a stream that comes or goes changes the layout and not the file. The
 * recording goes on while the tab is hidden. One stream alone, not in a list, is recorded as it is.
 *
 * It stops by itself when everything in it has ended, and keeps the file. Unmounting ends a recording that runs
 * without a file; a finished file can be read as long as the page is there, or until `discard()`. The streams
 * are left alone.
 *
 * @param streams what to record: a stream, or a list of streams and of `{ stream, name }`; nulls are left out
 */
export function useRecorder(streams: RecorderSources): UseRecorderResult {
  const [recorder] = useState(createRecorder);

  // After every render: setting the same streams costs nothing.
  useEffect(() => recorder.setSources(streams));
  useEffect(() => () => recorder.close(), [recorder]);

  const state = useStore(recorder);
  return useMemo(() => {
    const { start, pause, resume, stop, download, discard } = recorder;
    return { ...state, start, pause, resume, stop, download, discard };
  }, [state, recorder]);
}
