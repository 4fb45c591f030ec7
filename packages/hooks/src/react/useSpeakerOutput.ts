import { useEffect, useMemo, useState } from 'react';
import {
  createSpeakerOutput,
  type SpeakerOutput,
  type SpeakerOutputOptions,
  type SpeakerOutputState,
} from '../core/media/speakerOutput';
import { useStore } from './useStore';

/** Whose sound is led where, and whether the choice is kept. */
export type UseSpeakerOutputOptions = SpeakerOutputOptions;

/** Where the sound of the page goes, and the way to change it. */
export interface UseSpeakerOutputResult
  extends SpeakerOutputState, Pick<SpeakerOutput, 'select' | 'ask' | 'attach'> {}

/**
 * The speaker that the sound of this page goes to: one choice for all components, whichever of them makes it.
 * Every `audio` and `video` of the page follows it; `attach` is for what is outside the page, as in a shadow
 * root, and fits React's `ref`. When the speaker is unplugged the system's own takes its place until it is back.
 *
 * Keep it mounted for as long as there is sound to be led; a component that goes leaves the sound where it is.
 */
export function useSpeakerOutput(options: UseSpeakerOutputOptions = {}): UseSpeakerOutputResult {
  const [speaker] = useState(() => createSpeakerOutput(options));
  useEffect(() => speaker.setOptions(options));

  const state = useStore(speaker);
  return useMemo(
    () => ({ ...state, select: speaker.select, ask: speaker.ask, attach: speaker.attach }),
    [state, speaker],
  );
}
