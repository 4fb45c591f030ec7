import { useRecorder, type Participant, type UseRecorderResult } from '@visavis/hooks';
import { useEffect, useRef } from 'react';
import { useCallLabels } from './CallLabels';

/** What is recorded beside the others. */
export interface OwnStreams {
  name: string;
  camera: MediaStream | null;
  screen: MediaStream | null;
}

/** A recording of the call, which isn't lost when one leaves it. */
export interface CallRecording extends UseRecorderResult {
  /** Ends it if it runs, and saves it among the downloads unless it has been saved. */
  finish(): Promise<void>;
}

/**
 * Records everybody's picture and sound, and the screens that are shared. While there is something that isn't saved,
 * the browser asks before it closes the page.
 *
 * @param tell the others have a right to know: called when it begins, and when it ends
 */
export function useCallRecording(
  own: OwnStreams,
  participants: readonly Participant[],
  tell: (recording: boolean) => void,
): CallRecording {
  const { call } = useCallLabels();
  const everybody = [own, ...participants.map(({ name, ...rest }) => ({ ...rest, name: name || call.guest }))];
  const recorder = useRecorder(
    everybody.flatMap(({ name, camera, screen }) => [
      { stream: camera, name },
      { stream: screen, name: call.screenOf(name) },
    ]),
  );
  const { file, stop, download } = recorder;
  const records = isRecording(recorder);
  const saved = useRef<File | null>(null);

  useEffect(() => {
    if (!records) return undefined;
    tell(true);
    return () => tell(false);
  }, [records, tell]);

  useEffect(() => {
    if (!records && !file) return undefined;
    const onBeforeUnload = (event: Event) => {
      if (records || file !== saved.current) event.preventDefault();
    };
    addEventListener('beforeunload', onBeforeUnload);
    return () => removeEventListener('beforeunload', onBeforeUnload);
  }, [records, file]);

  function save(of: File | null, name?: string) {
    saved.current = of;
    download(name);
  }

  return {
    ...recorder,
    download: (name) => save(file, name),
    async finish() {
      // Where none runs it gives the one that is there.
      const last = await stop();
      if (last && last !== saved.current) save(last);
    },
  };
}

/** Whether it keeps what happens, or is about to. */
export function isRecording({ status }: Pick<UseRecorderResult, 'status'>): boolean {
  return status === 'starting' || status === 'recording' || status === 'paused';
}
