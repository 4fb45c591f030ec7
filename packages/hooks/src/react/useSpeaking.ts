import { useMemo } from 'react';
import { createAudioLevel } from '../core/media/audioLevel';
import { createSpeaking, type SpeakingOptions } from '../core/media/speaking';
import { useStore } from './useStore';

/** When somebody counts as speaking. */
export type UseSpeakingOptions = SpeakingOptions;

/** Whether somebody is speaking in a stream or a track; renders again only when that changes. */
export function useSpeaking(
  source: MediaStream | MediaStreamTrack | null,
  options: UseSpeakingOptions = {},
): boolean {
  const { thresholdLevel, holdMs } = options;
  const store = useMemo(
    () => createSpeaking(createAudioLevel(source), { thresholdLevel, holdMs }),
    [source, thresholdLevel, holdMs],
  );
  return useStore(store).speaking;
}
