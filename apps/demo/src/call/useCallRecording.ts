import { useRecorder, type Participant, type UseRecorderResult } from '@visavis/hooks';
import { useEffect } from 'react';
import { useWords } from '../language/LanguageProvider';

/** What is recorded beside the others. */
export interface OwnStreams {
  name: string;
  camera: MediaStream | null;
  screen: MediaStream | null;
}

/**
 * Records everybody's picture and sound, and the screens that are shared.
 *
 * @param tell the others have a right to know: called when it begins, and when it ends
 */
export function useCallRecording(
  own: OwnStreams,
  participants: readonly Participant[],
  tell: (recording: boolean) => void,
): UseRecorderResult {
  const { call } = useWords();
  const everybody = [own, ...participants.map(({ name, ...rest }) => ({ ...rest, name: name || call.guest }))];
  const recorder = useRecorder(
    everybody.flatMap(({ name, camera, screen }) => [
      { stream: camera, name },
      { stream: screen, name: call.screenOf(name) },
    ]),
  );
  const records = isRecording(recorder);

  useEffect(() => {
    if (!records) return undefined;
    tell(true);
    return () => tell(false);
  }, [records, tell]);

  return recorder;
}

/** Whether it keeps what happens, or is about to. */
export function isRecording({ status }: Pick<UseRecorderResult, 'status'>): boolean {
  return status === 'starting' || status === 'recording' || status === 'paused';
}
