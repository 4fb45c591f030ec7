import { useMemo } from 'react';
import { createMutedSpeech } from '../core/media/mutedSpeech';
import type { UseSpeakingOptions } from './useSpeaking';
import { useStore } from './useStore';

/**
 * Whether somebody speaks into a muted microphone, to tell them that nobody hears it; renders again only when
 * that changes. Give it the local stream or microphone track, muted by `microphone.toggle`.
 *
 * While the track is muted a clone of it is listened to on this page and sent nowhere. The browser therefore
 * goes on showing that the microphone is in use: who promises silence to the last wire leaves this hook out.
 */
export function useSpeakingWhileMuted(
  source: MediaStream | MediaStreamTrack | null,
  options: UseSpeakingOptions = {},
): boolean {
  const { thresholdLevel, holdMs } = options;
  const store = useMemo(
    () => createMutedSpeech(source, { thresholdLevel, holdMs }),
    [source, thresholdLevel, holdMs],
  );
  return useStore(store).speaking;
}
