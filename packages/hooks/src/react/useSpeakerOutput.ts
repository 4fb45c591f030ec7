import { useEffect, useMemo, useState } from 'react';
import {
  createSpeakerOutput,
  type SpeakerOutput,
  type SpeakerOutputOptions,
  type SpeakerOutputState,
} from '../core/media/speakerOutput';
import { useStore } from './useStore';

/** Which audio is played where, and whether the choice is kept. */
export type UseSpeakerOutputOptions = SpeakerOutputOptions;

/** Where the audio of the page is played, and how to change it. */
export interface UseSpeakerOutputResult
  extends SpeakerOutputState, Pick<SpeakerOutput, 'select' | 'openPicker' | 'attach'> {
  /**
   * Plays an `audio` or `video` outside the page, as in a shadow root, through the speaker: for React's `ref`, of any number
   * of elements. It ends when the element is removed.
   */
  ref(this: void, element: HTMLMediaElement | null): void;
}

/**
 * The speaker that this page plays through: one choice for all components, whichever of them makes it, until the page is
 * gone. A lobby may choose it and unmount: every `audio` and `video` of the page follows, also those that are added later.
 * `ref` and `attach` are for what is outside the page, as in a shadow root: `ref` for elements that React renders, `attach`
 * for others and for audio contexts, from an effect. When the speaker is unplugged the system's own takes its place until it
 * is back.
 */
export function useSpeakerOutput(options: UseSpeakerOutputOptions = {}): UseSpeakerOutputResult {
  const [speaker] = useState(() => createSpeakerOutput(options));
  const [ref] = useState(() => createAttachingRef(speaker.attach));
  useEffect(() => speaker.setOptions(options));

  const state = useStore(speaker);
  return useMemo(
    () => ({ ...state, select: speaker.select, openPicker: speaker.openPicker, attach: speaker.attach, ref }),
    [state, speaker, ref],
  );
}

/** React 18 has no cleanup of a ref, and tells with null that an element goes, but not which. */
function createAttachingRef(attach: SpeakerOutput['attach']): UseSpeakerOutputResult['ref'] {
  const attached = new Map<HTMLMediaElement, () => void>();

  function detachRemoved() {
    for (const [element, detach] of attached) {
      if (element.isConnected) continue;
      attached.delete(element);
      detach();
    }
  }

  return (element) => {
    // React says so before it takes the element out.
    if (!element) queueMicrotask(detachRemoved);
    else if (!attached.has(element)) attached.set(element, attach(element));
  };
}
