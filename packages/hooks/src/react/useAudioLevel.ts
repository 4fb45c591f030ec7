import { useEffect, useMemo } from 'react';
import { createAudioLevel, type AudioLevel } from '../core/media/audioLevel';

/**
 * How loud a stream or a track is, by subscription: a meter moves without a render. All meters of a page
 * share one audio context, which is closed with the last of them. The result changes with `source` only.
 */
export function useAudioLevel(source: MediaStream | MediaStreamTrack | null): AudioLevel {
  const level = useMemo(() => createAudioLevel(source), [source]);
  // A component that only calls `getLevel`, from an animation frame say, is served too.
  useEffect(() => level.subscribe(() => {}), [level]);
  return level;
}
